package seed

import "youkong/internal/policy"

const timeZone = "Asia/Shanghai"

var subdistrict = struct {
	slug       string
	name, city words
}{
	slug: "xinhua",
	name: words{"新华街道", "Xinhua Subdistrict"},
	city: words{"武汉市江汉区", "Jianghan District, Wuhan"},
}

// centres are in their usual order.
var centres = []centre{xinyu, yousan, jingwu}

// usual are the booking rules that the three centres have in common.
var usual = policy.Values{
	Granularity: new(30), MinLength: new(30), MaxLength: new(240),
	MinNotice: new(0), MinNoticeToMove: new(30), MinNoticeToCancel: new(30),
	SetUp: new(0), CleanUp: new(0),
	HorizonDays: new(14), ReleaseTime: new(int(at(8, 0))),
}
