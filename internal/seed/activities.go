package seed

import (
	"youkong/ent/kind"
	"youkong/internal/localtime"
)

// activity is something for which people book a space, and when on a day they like it.
type activity struct {
	title    string
	minutes  int
	from, to localtime.Clock // The earliest and latest start.
	people   int
	kind     kind.BookingKind // PERSONAL when empty.
	pool     int              // How many units of a pool at most; the space's own when zero.
}

// activities are what the crowd books, by space. A day takes some of them.
var activities = map[string][]activity{
	"xinyu/tool-shelf": {
		{title: "借打气筒", minutes: 30, from: at(8, 30), to: at(11, 0), people: 1, pool: 1},
		{title: "修电动车", minutes: 60, from: at(9, 0), to: at(12, 0), people: 1, pool: 2},
		{title: "家里换灯", minutes: 90, from: at(10, 0), to: at(14, 0), people: 1, pool: 1},
		{title: "楼道小修", minutes: 120, from: at(13, 0), to: at(16, 0), people: 2, pool: 3},
		{title: "装置物架", minutes: 120, from: at(14, 0), to: at(16, 0), people: 1, pool: 2},
		{title: "借雨具", minutes: 60, from: at(16, 0), to: at(17, 0), people: 1, pool: 1},
	},
	"xinyu/activity-room": {
		{title: "太极晨练", minutes: 60, from: at(8, 30), to: at(9, 30), people: 20},
		{title: "手工编织小组", minutes: 90, from: at(9, 30), to: at(11, 0), people: 14},
		{title: "合唱排练", minutes: 120, from: at(13, 30), to: at(15, 30), people: 32},
		{title: "亲子故事会", minutes: 60, from: at(16, 0), to: at(17, 30), people: 24},
		{title: "健康讲座", minutes: 90, from: at(9, 0), to: at(15, 0), people: 40},
		{title: "广场舞新编", minutes: 90, from: at(18, 30), to: at(19, 30), people: 28},
	},
	"xinyu/meeting-room": {
		{title: "业主小组碰头", minutes: 60, from: at(18, 30), to: at(20, 0), people: 8},
		{title: "加装电梯协商", minutes: 90, from: at(14, 0), to: at(16, 0), people: 12},
		{title: "家委会讨论", minutes: 60, from: at(16, 30), to: at(17, 30), people: 9},
		{title: "志愿者排班", minutes: 30, from: at(9, 0), to: at(10, 30), people: 6},
		{title: "法律咨询", minutes: 60, from: at(10, 0), to: at(11, 30), people: 4},
	},
	"xinyu/yoga-room": {
		{title: "瑜伽早课", minutes: 60, from: at(9, 0), to: at(10, 0), people: 12},
		{title: "形体训练", minutes: 60, from: at(14, 0), to: at(16, 0), people: 10},
		{title: "产后恢复小班", minutes: 60, from: at(10, 0), to: at(11, 0), people: 6},
		{title: "拉丁舞练习", minutes: 120, from: at(17, 0), to: at(19, 0), people: 14},
		{title: "睡前拉伸", minutes: 60, from: at(20, 0), to: at(20, 0), people: 10},
	},
	"xinyu/science-space": {
		{title: "航模小组", minutes: 90, from: at(15, 30), to: at(17, 0), people: 12},
		{title: "编程兴趣班", minutes: 60, from: at(17, 0), to: at(19, 0), people: 16},
		{title: "观星准备会", minutes: 60, from: at(19, 0), to: at(20, 0), people: 10},
		{title: "显微镜开放时间", minutes: 90, from: at(13, 30), to: at(15, 0), people: 10},
		{title: "学校科学课", minutes: 60, from: at(8, 30), to: at(9, 30), people: 24, kind: kind.Organisation},
	},
	"yousan/residents-space": {
		{title: "读报茶话", minutes: 60, from: at(8, 30), to: at(10, 0), people: 15},
		{title: "集邮交流", minutes: 90, from: at(9, 30), to: at(11, 0), people: 18},
		{title: "老照片整理", minutes: 120, from: at(14, 0), to: at(15, 30), people: 10},
		{title: "棋牌友谊赛", minutes: 120, from: at(14, 0), to: at(16, 0), people: 20},
		{title: "居民议事", minutes: 60, from: at(18, 30), to: at(19, 30), people: 25},
		{title: "插花小聚", minutes: 60, from: at(16, 0), to: at(18, 0), people: 12},
	},
	"jingwu/lounge": {
		{title: "新邻居见面会", minutes: 120, from: at(18, 30), to: at(19, 30), people: 45},
	},
	"jingwu/lounge-east": {
		{title: "读书会", minutes: 90, from: at(19, 0), to: at(20, 0), people: 15},
		{title: "英语角", minutes: 60, from: at(12, 0), to: at(13, 0), people: 12},
		{title: "桌游局", minutes: 120, from: at(15, 0), to: at(17, 0), people: 10},
		{title: "求职交流", minutes: 60, from: at(10, 0), to: at(11, 0), people: 14},
	},
	"jingwu/lounge-west": {
		{title: "电影放映", minutes: 120, from: at(19, 0), to: at(19, 30), people: 28},
		{title: "创业分享", minutes: 90, from: at(14, 0), to: at(16, 0), people: 25},
		{title: "午间冥想", minutes: 30, from: at(12, 0), to: at(13, 0), people: 10},
		{title: "摄影点评", minutes: 90, from: at(16, 30), to: at(18, 0), people: 12},
	},
	"jingwu/night-school-classroom": {
		{title: "岗前培训", minutes: 120, from: at(9, 0), to: at(10, 30), people: 26, kind: kind.Organisation},
		{title: "考证自习", minutes: 120, from: at(13, 0), to: at(14, 30), people: 18},
		{title: "夜校试讲", minutes: 60, from: at(16, 0), to: at(17, 0), people: 8},
	},
	"jingwu/shared-meeting-room": {
		{title: "小微企业周会", minutes: 60, from: at(9, 0), to: at(10, 30), people: 12, kind: kind.Organisation},
		{title: "客户方案评审", minutes: 90, from: at(10, 0), to: at(14, 0), people: 10, kind: kind.Organisation},
		{title: "团队复盘", minutes: 60, from: at(16, 0), to: at(18, 0), people: 15, kind: kind.Organisation},
		{title: "招聘面试", minutes: 120, from: at(13, 30), to: at(15, 0), people: 6, kind: kind.Organisation},
		{title: "产品沙龙", minutes: 120, from: at(19, 0), to: at(20, 0), people: 35, kind: kind.Organisation},
	},
}
