package seed

import (
	"youkong/ent/kind"
	"youkong/internal/localtime"
)

// appointment is a booking on a fixed day, counted from today, by a person who can be acted as; or a block.
type appointment struct {
	who, site string
	day       int // Counted from today.
	at        localtime.Clock
	what      activity
}

var appointments = []appointment{
	{"resident-a", "xinyu/activity-room", -1, at(15, 30), activity{title: "手工作业", minutes: 60, people: 6}},
	{"resident-a", "xinyu/yoga-room", 1, at(17, 0), activity{title: "和朋友练瑜伽", minutes: 60, people: 4}},
	{"resident-a", "xinyu/meeting-room", 4, at(15, 0), activity{title: "家庭会议", minutes: 60, people: 5}},
	{"resident-b", "xinyu/science-space", 2, at(16, 0), activity{title: "亲子小实验", minutes: 60, people: 4}},
	{"resident-b", "yousan/residents-space", 3, at(15, 0), activity{title: "集邮小聚", minutes: 90, people: 8}},
	{"firm", "jingwu/shared-meeting-room", -1, at(10, 0), activity{title: "部门周会", minutes: 90, people: 14, kind: kind.Organisation}},
	{"firm", "jingwu/shared-meeting-room", 1, at(10, 0), activity{title: "部门周会", minutes: 90, people: 14, kind: kind.Organisation}},
	{"firm-member", "jingwu/shared-meeting-room", 5, at(14, 0), activity{title: "季度总结", minutes: 120, people: 20, kind: kind.Organisation}},

	{"", "yousan/residents-space", 1, at(8, 30), activity{title: "按居民商定的新布局挪桌椅", minutes: 120, people: 1, kind: kind.Block}},
	{"", "xinyu/activity-room", 3, at(12, 0), activity{title: "投影保养", minutes: 60, people: 1, kind: kind.Block}},
}

// moment is a booking that is about to begin or end, so that the board moves soon after it is first seen.
type moment struct {
	site string
	step int // Where it begins, in grid steps from the one that is running.
	what activity
}

var moments = []moment{
	{"xinyu/meeting-room", -1, activity{title: "业主小组碰头", minutes: 90, people: 8}},
	{"xinyu/activity-room", 1, activity{title: "合唱排练", minutes: 60, people: 30}},
	{"xinyu/science-space", -2, activity{title: "航模小组", minutes: 90, people: 12}},
	{"xinyu/tool-shelf", 0, activity{title: "修电动车", minutes: 60, people: 1, pool: 2}},
	{"jingwu/lounge-east", -1, activity{title: "读书会", minutes: 60, people: 15}},
	{"jingwu/night-school-classroom", 2, activity{title: "夜校试讲", minutes: 60, people: 8}},
}

// keptFree are spaces that the crowd leaves alone for the next two hours, so that there is always something to book.
var keptFree = []string{
	"xinyu/yoga-room", "yousan/residents-space", "jingwu/shared-meeting-room", "jingwu/lounge-west",
}
