package seed

import (
	"fmt"

	"youkong/ent/kind"
)

// human is a made-up person. Those with a handle can be acted as; the others fill the board.
type human struct {
	key, name string
	line      int // The last two digits of the phone.
	handle    bool
	about     words
	role      kind.Role // Empty for residents.
	staffOf   string    // The community where staff work at the centre.
}

// Behind each surname stands a word for a sample, a role or a neighbour, so that nobody takes them for someone real, and
// a masked name still tells one from another.
var people = []human{
	{key: "resident-a", name: "王演示", line: 1, handle: true,
		about: words{"新育社区的居民，常去瑜伽室。", "A resident of Xinyu who likes the yoga room."}},
	{key: "resident-b", name: "李示例", line: 2, handle: true,
		about: words{"邮三社区的居民，周末带孩子做实验。", "A resident of Yousan who brings a child to the experiments at weekends."}},
	{key: "firm", name: "周样例", line: 3, handle: true,
		about: words{"管理样例小公司，每周替公司借共享会议室。", "Manages a small firm near Jingwu Road and books the shared meeting room for it every week."}},
	{key: "firm-member", name: "吴样例", line: 4, handle: true,
		about: words{"样例小公司的成员，和同事共用预约。", "Belongs to the same small firm and shares its bookings."}},
	{key: "staff-xinyu", name: "新育小助", line: 5, handle: true, role: kind.Staff, staffOf: "xinyu",
		about: words{"新育社区的工作人员，照看本社区的看板。", "Works at the Xinyu centre and looks after its board."}},
	{key: "staff-yousan", name: "邮三小助", line: 6, handle: true, role: kind.Staff, staffOf: "yousan",
		about: words{"邮三社区的工作人员，照看本社区的看板。", "Works at the Yousan centre and looks after its board."}},
	{key: "staff-jingwu", name: "精武小助", line: 7, handle: true, role: kind.Staff, staffOf: "jingwu",
		about: words{"精武社区的工作人员，照看本社区的看板。", "Works at the Jingwu centre and looks after its board."}},
	{key: "manager", name: "冯街办", line: 8, handle: true, role: kind.Manager,
		about: words{"新华街道的管理员，决定谁在各社区工作。", "Looks after all communities of the subdistrict, and decides who works there."}},
	{key: "operator", name: "陈运维", line: 9, handle: true, role: kind.Operator,
		about: words{"系统的运维人员，可以任命任何角色。", "Runs the installation, and can give anybody any role."}},

	{key: "neighbour-1", name: "赵邻居", line: 11},
	{key: "neighbour-2", name: "钱邻居", line: 12},
	{key: "neighbour-3", name: "孙邻居", line: 13},
	{key: "neighbour-4", name: "郑邻居", line: 14},
	{key: "neighbour-5", name: "何邻居", line: 15},
	{key: "firm-1", name: "许样例", line: 21},
	{key: "firm-2", name: "沈样例", line: 22},
	{key: "firm-3", name: "韩样例", line: 23},
}

func (h human) phone() string { return fmt.Sprintf("138000000%02d", h.line) }

// firm is a made-up organisation. The first of its members may manage it.
type firm struct {
	slug, name string
	members    []string
	invited    []string
}

var firms = []firm{
	{slug: "sample", name: "样例小公司", members: []string{"firm", "firm-member"}, invited: []string{"resident-b"}},
	{slug: "upstairs-1", name: "楼上一号公司", members: []string{"firm-1"}},
	{slug: "upstairs-2", name: "楼上二号公司", members: []string{"firm-2"}},
	{slug: "upstairs-3", name: "楼上三号公司", members: []string{"firm-3"}},
}

// crowd are those who make the bookings that nobody in particular makes.
var crowd = map[kind.BookingKind][]string{
	kind.Personal:     {"neighbour-1", "neighbour-2", "neighbour-3", "neighbour-4", "neighbour-5"},
	kind.Organisation: {"firm-1", "firm-2", "firm-3"},
}

// DemoToken is the bearer token that acts as the demo person with the handle. It opens nothing but demo data.
func DemoToken(handle string) string { return "yk_demo_" + handle }

// Introduction says in one sentence who the demo person with the handle is; both are empty when there is none.
func Introduction(handle string) (zh, en string) {
	for _, h := range people {
		if h.handle && h.key == handle {
			return h.about.zh, h.about.en
		}
	}
	return "", ""
}
