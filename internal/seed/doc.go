// Package seed holds the demo data: the three community centres of Xinhua Subdistrict (新华街道) in Wuhan that gave
// their floors back to residents, some made-up people, and bookings around the present moment.
//
// From a newspaper article about these centres come: the communities and their history, the name and purpose of
// their spaces, the floors of most, the partners (the children's press, China Post Wuhan, those of the night
// school), the short-video course, the holiday experiments and technology, the youth council, and the "nearly
// 100 m²" of the shared meeting room.
//
// Plausible fill-in, because the article does not say: capacities, amenities, opening hours, booking rules, the exact
// 98 m², the floors of Xinyu's walk-in spaces, of Yousan's residents' space and of Jingwu's boards, classroom and
// meeting room, the division of the neighbours' lounge into two halves, the six kits of tools, every other course,
// the dates of all of them, every booking, every organisation, and every person.
//
// The ids of places, people and courses are the same in every installation, so that examples can name them. Those of
// bookings are not.
package seed
