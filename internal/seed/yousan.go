package seed

import (
	"youkong/ent/kind"
	"youkong/internal/policy"
)

var yousan = centre{
	slug: "yousan",
	name: words{"邮三社区", "Yousan Community"},
	about: words{
		"前身是邮电、邮三两个单位型居委会，邮政和电信的记忆随处可见。柜台没有了，空间怎么用由居民商量。",
		"Merged from Youdian and Yousan, two neighbourhoods that grew up around the post and telephone works, and it " +
			"shows. The counters are gone; residents decide among themselves what the space is for.",
	},
	address: words{"武汉市江汉区新华街道", "Xinhua Subdistrict, Jianghan District, Wuhan"},
	hours:   []opening{daily(at(8, 30), at(20, 30))},
	rules:   usual,
	places:  []place{yousanStation, yousanCoffee, yousanStamps, yousanTelephones, yousanResidents},
}

var yousanStation = place{
	slug: "outdoor-workers-station", floor: "1F", kind: kind.RestStation, access: kind.WalkIn, capacity: 20,
	name: words{"户外工作者驿站", "Outdoor workers' station"},
	about: words{
		"风吹日晒一天，进来坐坐：喝口水，充个电，热一热饭。",
		"A place to come in from the weather: drink some water, charge the phone, warm up lunch.",
	},
	amenities: []kind.Amenity{kind.Water, kind.Microwave, kind.Charging, kind.WiFi, kind.StepFree, kind.AirConditioning},
	hours:     []opening{daily(at(6, 30), at(22, 0))},
}

var yousanCoffee = place{
	slug: "coffee-corner", floor: "1F", kind: kind.Cafe, access: kind.WalkIn, capacity: 24,
	name: words{"超仁咖啡", "Chaoren coffee corner"},
	about: words{
		"咖啡、书和熟悉的面孔；想出份力的，公益和志愿服务也在这里报名。",
		"Coffee, books and familiar faces. Those who want to lend a hand find volunteering and good causes here too.",
	},
	amenities: []kind.Amenity{kind.Coffee, kind.Books, kind.WiFi, kind.Charging, kind.StepFree, kind.AirConditioning},
	hours:     []opening{daily(at(9, 0), at(18, 0))},
}

var yousanStamps = place{
	slug: "stamp-exhibition", floor: "1.5F", kind: kind.Exhibition, access: kind.WalkIn, capacity: 15,
	name: words{"跟着邮票学党史", "Party history in stamps"},
	about: words{
		"楼梯转角里的小展区。主意出自一位邮局退休的老党员，邮票和布展由中国邮政武汉市分公司支持。",
		"A small exhibition on the half-landing. A retired post-office worker had the idea; China Post Wuhan gave " +
			"stamps and helped to hang them.",
	},
	hours: []opening{daily(at(9, 0), at(17, 0))},
}

var yousanTelephones = place{
	slug: "telephone-exhibition", floor: "2F", kind: kind.Exhibition, access: kind.WalkIn, capacity: 30,
	name: words{"电话展厅", "Telephone exhibition hall"},
	about: words{
		"拨盘电话、“大哥大”、智能手机排成一列，几代人的通话方式一眼看完。",
		"From the rotary dial by way of the brick-sized mobile to the smartphone: how generations have called each other.",
	},
	amenities: []kind.Amenity{kind.AirConditioning},
	hours:     []opening{daily(at(9, 0), at(17, 0))},
}

var yousanResidents = place{
	slug: "residents-space", floor: "2F", kind: kind.OpenArea, access: kind.Bookable, capacity: 40,
	name: words{"居民自治空间", "Residents' own space"},
	about: words{
		"怎么布置、办什么活动，都由居民自己定。",
		"Residents arrange it and decide what happens in it.",
	},
	amenities: []kind.Amenity{kind.Projector, kind.Whiteboard, kind.WiFi, kind.Water, kind.AirConditioning},
	rules:     policy.Values{MaxLength: new(180), SetUp: new(10), CleanUp: new(10)},
}
