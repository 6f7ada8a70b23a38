package seed

import "youkong/ent/kind"

// human is a made-up person. Those with a handle can be acted as; the others fill the board.
type human struct {
	key, name string
	handle    bool
	about     words
	staffOf   string // The community where they work at the centre.
}

// Every name begins with "演示" (demo), so that nobody takes it for someone real.
var people = []human{
	{key: "resident-a", name: "演示·王小样", handle: true,
		about: words{"新育社区的居民，常去瑜伽室。", "A resident of Xinyu who likes the yoga room."}},
	{key: "resident-b", name: "演示·李示例", handle: true,
		about: words{"邮三社区的居民，周末带孩子做实验。", "A resident of Yousan who brings a child to the experiments at weekends."}},
	{key: "firm", name: "演示·样例小公司", handle: true,
		about: words{"精武路楼宇里的小公司，每周借共享会议室。", "A small firm near Jingwu Road that meets in the shared room every week."}},
	{key: "staff-xinyu", name: "演示·新育小助", handle: true, staffOf: "xinyu",
		about: words{"新育社区的工作人员，照看本社区的看板。", "Works at the Xinyu centre and looks after its board."}},
	{key: "staff-yousan", name: "演示·邮三小助", handle: true, staffOf: "yousan",
		about: words{"邮三社区的工作人员，照看本社区的看板。", "Works at the Yousan centre and looks after its board."}},
	{key: "staff-jingwu", name: "演示·精武小助", handle: true, staffOf: "jingwu",
		about: words{"精武社区的工作人员，照看本社区的看板。", "Works at the Jingwu centre and looks after its board."}},

	{key: "neighbour-1", name: "演示·邻居甲"},
	{key: "neighbour-2", name: "演示·邻居乙"},
	{key: "neighbour-3", name: "演示·邻居丙"},
	{key: "neighbour-4", name: "演示·邻居丁"},
	{key: "neighbour-5", name: "演示·邻居戊"},
	{key: "firm-1", name: "演示·楼上一号公司"},
	{key: "firm-2", name: "演示·楼上二号公司"},
	{key: "firm-3", name: "演示·楼上三号公司"},
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
