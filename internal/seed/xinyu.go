package seed

import (
	"youkong/ent/kind"
	"youkong/internal/policy"
)

var xinyu = centre{
	slug: "xinyu",
	name: words{"新育社区", "Xinyu Community"},
	about: words{
		"试点社区之一：工作人员搬上三楼办公，一、二层都留给居民。放学的孩子、路过的骑手、练瑜伽的邻居，各有各的去处。",
		"One of the pilot communities: its staff moved their desks to the third floor and left the first two to " +
			"residents. Pupils after school, riders on a break and neighbours with a yoga mat all have a place here.",
	},
	address: words{"武汉市江汉区新华街道，毗邻辅仁小学", "Xinhua Subdistrict, Jianghan District, Wuhan, beside Furen Primary School"},
	hours:   []opening{daily(at(8, 30), at(21, 0))},
	rules:   usual,
	places: []place{
		xinyuDesk, xinyuReading, xinyuRest, xinyuTools,
		xinyuActivity, xinyuMeeting, xinyuYoga, xinyuScience,
	},
}

var xinyuDesk = place{
	slug: "welcome-desk", floor: "1F", kind: kind.WelcomeDesk, access: kind.WalkIn,
	name: words{"迎宾服务台", "Welcome desk"},
	about: words{
		"进门就有人招呼，办什么事、去哪一层，当面说清楚；不会用手机的，也可以在这里请人代为预约。",
		"Someone greets you at the door and tells you where to go. Those without a smartphone can have a booking made here.",
	},
	amenities: []kind.Amenity{kind.WiFi, kind.Water, kind.StepFree, kind.AirConditioning},
	// Two spans on a weekday: the desk rests over noon while the house stays open.
	hours: []opening{
		{1, 5, at(8, 30), at(12, 0)}, {1, 5, at(14, 0), at(17, 30)},
		{6, 7, at(9, 0), at(12, 0)},
	},
}

var xinyuReading = place{
	slug: "reading-room", floor: "1F", kind: kind.ReadingRoom, access: kind.WalkIn, capacity: 36,
	name: words{"书香新育", "Book-Scented Xinyu reading room"},
	about: words{
		"和长江少儿出版社一起办的阅览室，与学校只隔一堵墙，孩子放学后可以安静看书，等家人来接。",
		"A quiet reading room run together with Changjiang Children's Press. The school is on the other side of the " +
			"wall, so pupils can read here until they are picked up.",
	},
	amenities: []kind.Amenity{kind.Books, kind.WiFi, kind.Water, kind.StepFree, kind.AirConditioning},
}

var xinyuRest = place{
	slug: "rest-station", floor: "1F", kind: kind.RestStation, access: kind.WalkIn, capacity: 16,
	name: words{"新锐集结地", "Xinrui rest station"},
	about: words{
		"给骑手、环卫工人等在户外干活的人歇脚的地方：有热水，有座位，工具也能借。",
		"A stop for riders, sanitation workers and everyone else who works outdoors: hot water, a seat, and tools to borrow.",
	},
	amenities: []kind.Amenity{kind.Water, kind.Microwave, kind.Charging, kind.Tools, kind.WiFi, kind.StepFree, kind.AirConditioning},
	hours:     []opening{daily(at(6, 30), at(22, 0))},
}

// xinyuTools is the example of a pool: a booking takes as many of the equal units as it asks for.
var xinyuTools = place{
	slug: "tool-shelf", floor: "1F", kind: kind.RestStation, access: kind.Bookable, allocation: kind.AllocatePool,
	name: words{"新锐集结地·工具借用", "Xinrui tool shelf"},
	about: words{
		"打气筒、扳手、雨具等六套工具，按时段借用，用完放回架上。",
		"Six kits of tools, from pumps and spanners to rain gear, lent by the half hour and put back on the shelf.",
	},
	amenities: []kind.Amenity{kind.Tools, kind.StepFree},
	units: []unit{
		{"tool-1", "1 号工具包"}, {"tool-2", "2 号工具包"}, {"tool-3", "3 号工具包"},
		{"tool-4", "4 号工具包"}, {"tool-5", "5 号工具包"}, {"tool-6", "6 号工具包"},
	},
	hours: []opening{daily(at(8, 30), at(18, 0))},
	rules: policy.Values{Granularity: new(30)},
}

var xinyuActivity = place{
	slug: "activity-room", floor: "2F", kind: kind.ActivityRoom, access: kind.Bookable, capacity: 50,
	name: words{"多功能活动室", "Multi-purpose activity room"},
	about: words{
		"桌椅可收可摆，排练、手工、讲座、邻里聚会都合适。",
		"Tables and chairs fold away: room for rehearsals, crafts, talks and get-togethers of neighbours.",
	},
	amenities: []kind.Amenity{kind.Projector, kind.SoundSystem, kind.WiFi, kind.Water, kind.AirConditioning},
	rules:     policy.Values{SetUp: new(10), CleanUp: new(15)},
}

var xinyuMeeting = place{
	slug: "meeting-room", floor: "2F", kind: kind.MeetingRoom, access: kind.Bookable, capacity: 16,
	name: words{"会议室", "Meeting room"},
	about: words{
		"一张长桌围坐十来个人，业主碰头、小组开会都够用。",
		"One long table for a dozen people: for owners' meetings and small groups.",
	},
	amenities: []kind.Amenity{kind.Projector, kind.Whiteboard, kind.WiFi, kind.Water, kind.AirConditioning},
	rules:     policy.Values{MaxLength: new(240), CleanUp: new(10)},
}

var xinyuYoga = place{
	slug: "yoga-room", floor: "2F", kind: kind.YogaRoom, access: kind.Bookable, capacity: 18,
	name: words{"瑜伽室", "Yoga room"},
	about: words{
		"一面镜墙，一地软垫，瑜伽、太极、形体训练按整点预约。",
		"Mirrors along one wall and mats on the floor, for yoga, tai chi and dance, booked by the full hour.",
	},
	amenities: []kind.Amenity{kind.MirrorWall, kind.Mats, kind.SoundSystem, kind.Water, kind.AirConditioning},
	hours:     []opening{daily(at(9, 0), at(21, 0))},
	rules:     policy.Values{Granularity: new(60), MinLength: new(60), MaxLength: new(120)},
}

var xinyuScience = place{
	slug: "science-space", floor: "2F", kind: kind.ScienceSpace, access: kind.Bookable, capacity: 24,
	name: words{"科普空间", "Science space"},
	about: words{
		"孩子的第二课堂，家里、学校和社区一起出力：放寒暑假时做实验、玩科技，平时也可预约。",
		"A second classroom shared by family, school and neighbourhood: experiments and technology to try in the " +
			"school holidays, open for booking the rest of the year.",
	},
	amenities: []kind.Amenity{kind.LabBench, kind.Projector, kind.Whiteboard, kind.WiFi, kind.Water, kind.AirConditioning},
	rules:     policy.Values{MaxLength: new(180), SetUp: new(10), CleanUp: new(15)},
}
