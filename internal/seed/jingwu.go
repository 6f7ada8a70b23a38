package seed

import (
	"youkong/ent/kind"
	"youkong/internal/policy"
)

var jingwu = centre{
	slug: "jingwu",
	name: words{"精武社区", "Jingwu Community"},
	about: words{
		"在精武路商圈中间，楼宇里的年轻人下楼就到：交朋友、找工作、上夜校，小公司也能借到会议室。",
		"In the middle of the Jingwu Road business quarter: friends to make, jobs to find, evening classes, and a " +
			"meeting room for small firms from the towers around.",
	},
	address: words{"武汉市江汉区新华街道，精武路商圈", "Xinhua Subdistrict, Jianghan District, Wuhan, in the Jingwu Road business quarter"},
	hours:   []opening{daily(at(9, 0), at(22, 0))},
	rules:   usual,
	places: []place{
		jingwuHistory, jingwuJobs, jingwuNotices,
		jingwuLounge, jingwuEast, jingwuWest, jingwuClassroom, jingwuMeeting,
	},
}

var jingwuHistory = place{
	slug: "history-wall", floor: "1F", kind: kind.Exhibition, access: kind.WalkIn, capacity: 30,
	name: words{"历史沿革墙与复古街景", "History wall and old street scene"},
	about: words{
		"一面墙、一幅街景和一柜老物件，讲这一带怎样由旧时里巷变成今天的楼群。",
		"A wall, a street scene and a cabinet of old things tell how Jingwu Road grew from lanes into towers.",
	},
	amenities: []kind.Amenity{kind.StepFree, kind.AirConditioning},
}

var jingwuJobs = place{
	slug: "job-board", floor: "1F", kind: kind.NoticeBoard, access: kind.WalkIn,
	name: words{"心动 OFFER 信息栏", "Dream Offer job board"},
	about: words{
		"附近单位在招什么人，抬头就能看到。",
		"Who is hiring nearby, at a glance.",
	},
	amenities: []kind.Amenity{kind.WiFi, kind.StepFree},
}

var jingwuNotices = place{
	slug: "night-school-board", floor: "1F", kind: kind.NoticeBoard, access: kind.WalkIn,
	name: words{"青年夜校发布区", "Youth night school notices"},
	about: words{
		"新一期夜校开什么课、什么时候报名，先在这里公布。",
		"Which courses the night school offers next, and when enrolment opens, is announced here first.",
	},
	amenities: []kind.Amenity{kind.WiFi, kind.StepFree},
}

// Booking the whole lounge takes both halves; booking one half leaves the other free.
var (
	loungeEast = unit{"lounge-east", "东区"}
	loungeWest = unit{"lounge-west", "西区"}
	loungeKit  = []kind.Amenity{kind.Projector, kind.SoundSystem, kind.WiFi, kind.Water, kind.AirConditioning}
)

var jingwuLounge = place{
	slug: "lounge", floor: "2F", kind: kind.Lounge, access: kind.Bookable, capacity: 60,
	name: words{"友邻大客厅", "Good Neighbours' Lounge"},
	about: words{
		"青年议事会常在这里开，聊社区的事，也聊自己的事；可整间预约，也可只用半边。",
		"Home of the youth council, where people talk over the neighbourhood and life. Book all of it or one half.",
	},
	amenities: loungeKit,
	units:     []unit{loungeEast, loungeWest},
	rules:     policy.Values{SetUp: new(15), CleanUp: new(15), Approval: new(true), ApprovalLead: new(60)},
}

var jingwuEast = place{
	slug: "lounge-east", floor: "2F", kind: kind.Lounge, access: kind.Bookable, capacity: 30,
	name: words{"友邻大客厅·东区", "Good Neighbours' Lounge, east half"},
	about: words{
		"靠窗的半边，沙发围成一圈，适合聊天和读书会。",
		"The half by the window, sofas in a circle: for conversations and reading groups.",
	},
	amenities: []kind.Amenity{kind.SoundSystem, kind.WiFi, kind.Water, kind.AirConditioning},
	units:     []unit{loungeEast},
	rules:     policy.Values{CleanUp: new(10)},
}

var jingwuWest = place{
	slug: "lounge-west", floor: "2F", kind: kind.Lounge, access: kind.Bookable, capacity: 30,
	name: words{"友邻大客厅·西区", "Good Neighbours' Lounge, west half"},
	about: words{
		"带投影的半边，适合分享会和小型放映。",
		"The half with the screen: for talks and small film evenings.",
	},
	amenities: loungeKit,
	units:     []unit{loungeWest},
	rules:     policy.Values{CleanUp: new(10)},
}

var jingwuClassroom = place{
	slug: "night-school-classroom", floor: "2F", kind: kind.Classroom, access: kind.Bookable, capacity: 30,
	name: words{"青年夜校教室", "Youth night school classroom"},
	about: words{
		"社区青年之家是全市十七个青年夜校基地之一，晚上上课，白天可预约。",
		"The community's youth home is one of seventeen night-school bases in the city. Classes in the evening, open for booking by day.",
	},
	amenities: []kind.Amenity{kind.Projector, kind.Whiteboard, kind.SoundSystem, kind.WiFi, kind.Charging, kind.Water, kind.AirConditioning},
	rules:     policy.Values{MaxLength: new(180), SetUp: new(15), CleanUp: new(15)},
}

var jingwuMeeting = place{
	slug: "shared-meeting-room", floor: "2F", kind: kind.MeetingRoom, access: kind.Bookable, capacity: 40, area: 98,
	name: words{"共享会议室", "Shared meeting room"},
	about: words{
		"近百平方米，桌椅是共建单位送的，附近写字楼里的小公司都可以来借。",
		"Nearly 100 m², furnished by partner organisations, open to the small firms of the towers around.",
	},
	amenities: []kind.Amenity{kind.Projector, kind.Whiteboard, kind.WiFi, kind.Charging, kind.Water, kind.AirConditioning},
	rules:     policy.Values{MaxLength: new(240), MinNoticeToCancel: new(60), CleanUp: new(10), HorizonDays: new(30), CheckIn: new(true)},
	door:      "MEET2468",
}
