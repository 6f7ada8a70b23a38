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
	},
	{
		slug: "spreadsheets-at-work", site: "jingwu/night-school-classroom",
		title:    words{"职场表格与数据", "Spreadsheets at work"},
		about:    words{"从一张表开始，学会整理、统计和画图。", "From one sheet to sorting, counting and drawing what it says."},
		partners: nightSchool, category: kind.Vocational, capacity: 28,
		weekdays: []int{1}, starts: at(19, 0), minutes: 90,
	},
	{
		slug: "calligraphy-after-work", site: "jingwu/night-school-classroom",
		title:    words{"下班后的书法课", "Calligraphy after work"},
		about:    words{"静下来写一个半小时的字，笔墨纸都备好。", "An hour and a half of quiet writing; brush, ink and paper are there."},
		partners: nightSchool, category: kind.Arts, capacity: 20,
		weekdays: []int{3}, starts: at(19, 0), minutes: 90,
	},
	{
		slug: "guitar-for-beginners", site: "jingwu/night-school-classroom",
		title:    words{"零基础吉他", "Guitar for beginners"},
		about:    words{"四个和弦，一首能唱完的歌。", "Four chords, and one song to sing to the end."},
		partners: nightSchool, category: kind.Arts, capacity: 16,
		weekdays: []int{5}, starts: at(19, 30), minutes: 90,
	},
	{
		slug: "fun-experiments", site: "xinyu/science-space",
		title:    words{"趣味实验课", "Fun experiments"},
		about:    words{"孩子动手，家长搭手，每次弄懂一个为什么。", "Children try, parents help, and each time one question is answered."},
		partners: words{"新育社区", "Xinyu Community"}, category: kind.Science, capacity: 20,
		weekdays: []int{6, 7}, starts: at(10, 0), minutes: 90,
	},
	{
		slug: "technology-afternoon", site: "xinyu/science-space",
		title:    words{"科技体验活动", "Technology to try"},
		about:    words{"小机器人、传感器和 3D 打印，摸一摸、拆一拆。", "Small robots, sensors and a 3D printer to touch and take apart."},
		partners: words{"新育社区", "Xinyu Community"}, category: kind.Science, capacity: 20,
		weekdays: []int{7}, starts: at(14, 30), minutes: 90,
	},
	{
		slug: "neighbours-yoga", site: "xinyu/yoga-room",
		title:    words{"邻里瑜伽", "Yoga with neighbours"},
		about:    words{"不比谁更软，一起舒展一小时。", "Nobody competes; an hour of stretching together."},
		partners: words{"新育社区", "Xinyu Community"}, category: kind.Health, capacity: 16,
		weekdays: []int{2}, starts: at(19, 0), minutes: 60,
	},
	{
		slug: "youth-council", site: "jingwu/lounge",
		title:    words{"青年议事会", "Youth council"},
		about:    words{"社区的事摆到桌面上谈，谁有主意谁先说。", "The neighbourhood's affairs on the table; whoever has an idea speaks first."},
		partners: words{"精武社区", "Jingwu Community"}, category: kind.Neighbours, capacity: 50,
		weekdays: []int{6}, starts: at(15, 0), minutes: 120, once: true,
	},
}
