package seed

import (
	"youkong/ent/kind"
	"youkong/internal/localtime"
)

// course is a course whose sessions are laid out over the coming days.
type course struct {
	slug, site             string
	title, about, partners words
	category               kind.CourseCategory
	capacity               int
	weekdays               []int // ISO 8601: Monday is 1.
	starts                 localtime.Clock
	minutes                int
	once                   bool // Only the first session to come.
	teacher                words
	enrol                  enrolment
}

// enrolment is how people get into a course. Days are counted from today.
type enrolment struct {
	opens, closes  int // At noon; neither where one just comes.
	draw           bool
	term           bool // Whether it counts for the night school's term.
	waitlist       int
	places         int // In one entry; 0 means one.
	minAge, maxAge int // 0 for none.
	residents      bool
	in             []string // Demo people who are enrolled.
}

// courseDays is how far ahead sessions are laid out, today included.
const courseDays = 14

var nightSchool = words{
	"社区青年之家，与团市委、青企协和辖区培训机构合办",
	"The community's youth home with the city's youth league, the young entrepreneurs' association and local training schools",
}

var courses = []course{
	{
		slug: "short-video-editing", site: "jingwu/night-school-classroom",
		title:    words{"短视频剪辑", "Short-video editing"},
		about:    words{"用手机拍、用电脑剪，结课时带走一条自己的短片。", "Shoot on a phone, cut on a computer, and leave with a film of your own."},
		partners: nightSchool, category: kind.Vocational, capacity: 24,
		weekdays: []int{2, 4}, starts: at(19, 0), minutes: 90,
		teacher: words{"林老师", "Ms Lin"},
		enrol:   enrolment{opens: -2, closes: 10, term: true, waitlist: 20, in: []string{"neighbour-1", "neighbour-2", "neighbour-3"}},
	},
	{
		slug: "spreadsheets-at-work", site: "jingwu/night-school-classroom",
		title:    words{"职场表格与数据", "Spreadsheets at work"},
		about:    words{"从一张表开始，学会整理、统计和画图。", "From one sheet to sorting, counting and drawing what it says."},
		partners: nightSchool, category: kind.Vocational, capacity: 28,
		weekdays: []int{1}, starts: at(19, 0), minutes: 90,
		teacher: words{"周老师", "Mr Zhou"},
		enrol:   enrolment{opens: 2, closes: 9, term: true, waitlist: 20},
	},
	{
		slug: "calligraphy-after-work", site: "jingwu/night-school-classroom",
		title:    words{"下班后的书法课", "Calligraphy after work"},
		about:    words{"静下来写一个半小时的字，笔墨纸都备好。", "An hour and a half of quiet writing; brush, ink and paper are there."},
		partners: nightSchool, category: kind.Arts, capacity: 20,
		weekdays: []int{3}, starts: at(19, 0), minutes: 90,
		teacher: words{"何老师", "Mr He"},
		enrol:   enrolment{opens: -2, closes: 10, term: true, waitlist: 10, in: []string{"neighbour-2", "neighbour-4"}},
	},
	{
		slug: "guitar-for-beginners", site: "jingwu/night-school-classroom",
		title:    words{"零基础吉他", "Guitar for beginners"},
		about:    words{"四个和弦，一首能唱完的歌。", "Four chords, and one song to sing to the end."},
		partners: nightSchool, category: kind.Arts, capacity: 16,
		weekdays: []int{5}, starts: at(19, 30), minutes: 90,
		teacher: words{"唐老师", "Ms Tang"},
		enrol:   enrolment{opens: -1, closes: 4, draw: true, term: true, places: 2},
	},
	{
		slug: "fun-experiments", site: "xinyu/science-space",
		title:    words{"趣味实验课", "Fun experiments"},
		about:    words{"孩子动手，家长搭手，每次弄懂一个为什么。", "Children try, parents help, and each time one question is answered."},
		partners: words{"新育社区", "Xinyu Community"}, category: kind.Science, capacity: 20,
		weekdays: []int{6, 7}, starts: at(10, 0), minutes: 90,
		enrol: enrolment{opens: -3, closes: 12, waitlist: 10, places: 3, minAge: 6, maxAge: 12},
	},
	{
		slug: "technology-afternoon", site: "xinyu/science-space",
		title:    words{"科技体验活动", "Technology to try"},
		about:    words{"小机器人、传感器和 3D 打印，摸一摸、拆一拆。", "Small robots, sensors and a 3D printer to touch and take apart."},
		partners: words{"新育社区", "Xinyu Community"}, category: kind.Science, capacity: 20,
		weekdays: []int{7}, starts: at(14, 30), minutes: 90,
		enrol: enrolment{opens: -3, closes: 12, waitlist: 10, places: 3, minAge: 8, maxAge: 14},
	},
	{
		slug: "neighbours-yoga", site: "xinyu/yoga-room",
		title:    words{"邻里瑜伽", "Yoga with neighbours"},
		about:    words{"不比谁更软，一起舒展一小时。", "Nobody competes; an hour of stretching together."},
		partners: words{"新育社区", "Xinyu Community"}, category: kind.Health, capacity: 16,
		weekdays: []int{2}, starts: at(19, 0), minutes: 60,
		enrol: enrolment{opens: -5, closes: 12, waitlist: 8, residents: true, in: []string{"neighbour-1", "neighbour-5"}},
	},
	{
		slug: "youth-council", site: "jingwu/lounge",
		title:    words{"青年议事会", "Youth council"},
		about:    words{"社区的事摆到桌面上谈，谁有主意谁先说。", "The neighbourhood's affairs on the table; whoever has an idea speaks first."},
		partners: words{"精武社区", "Jingwu Community"}, category: kind.Neighbours, capacity: 50,
		weekdays: []int{6}, starts: at(15, 0), minutes: 120, once: true,
		enrol: enrolment{opens: -5, closes: 4, waitlist: 10},
	},
	{
		slug: "stamps-and-stories", site: "yousan/residents-space",
		title:    words{"跟着邮票学党史 · 导览", "Stamps and their stories: a guided tour"},
		about:    words{"从一楼半的邮票展出发，听讲解员讲每一枚背后的故事。", "From the stamp exhibition on 1.5F, with a guide who knows what is behind each of them."},
		partners: words{"邮三社区与中国邮政武汉分公司", "Yousan Community with China Post Wuhan"}, category: kind.Arts, capacity: 15,
		weekdays: []int{7}, starts: at(10, 30), minutes: 60, once: true,
		enrol: enrolment{opens: -1, closes: 1, waitlist: 5, places: 4},
	},
	{
		slug: "coffee-for-neighbours", site: "yousan/residents-space",
		title:    words{"超仁咖啡志愿者招募", "Volunteers for the Chaoren coffee corner"},
		about:    words{"学会做一杯咖啡，再为邻居站一个下午的吧台。", "Learn to make a cup, then serve the neighbours for an afternoon."},
		partners: words{"邮三社区", "Yousan Community"}, category: kind.Neighbours, capacity: 8,
		weekdays: []int{5}, starts: at(10, 0), minutes: 90, once: true,
		enrol: enrolment{opens: -1, closes: 1, waitlist: 5},
	},
	{
		slug: "birthday-together", site: "jingwu/lounge-west",
		title:    words{"长者集体生日会", "A birthday party for elders"},
		about:    words{"这个月过生日的长辈，一起吃长寿面。", "For elders whose birthday is this month: noodles for a long life, together."},
		partners: words{"精武社区", "Jingwu Community"}, category: kind.Neighbours, capacity: 20,
		weekdays: []int{4}, starts: at(10, 0), minutes: 90, once: true,
		enrol: enrolment{opens: -1, closes: 1, waitlist: 5, places: 3},
	},
}
