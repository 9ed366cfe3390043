import CampusCore

/// What the demo campus has on: a title, what it is, where, for how many, and how long in hours.
struct DemoEvent: Sendable {
    let title: String
    let category: EventCategory
    let location: String
    let seats: Int
    let hours: Int
    let description: String

    static let all: [DemoEvent] = [
        .init(
            title: "Swift on the server",
            category: .workshop,
            location: "Computer Science 2.14",
            seats: 24,
            hours: 3,
            description: "Bring a laptop. We build a small service together, from an empty folder to a running one."
        ),
        .init(
            title: "Open lab night",
            category: .social,
            location: "Physics Hall",
            seats: 60,
            hours: 4,
            description: "Twelve labs open their doors. Liquid nitrogen ice cream while it lasts."
        ),
        .init(
            title: "Protein folding after AlphaFold",
            category: .seminar,
            location: "Biology Lecture Theatre",
            seats: 120,
            hours: 2,
            description: "What is solved, what is not, and what to do a thesis on."
        ),
        .init(
            title: "Rowing taster session",
            category: .sports,
            location: "Boathouse",
            seats: 16,
            hours: 2,
            description: "No experience needed; you must be able to swim."
        ),
        .init(
            title: "Autumn concert of the university orchestra",
            category: .cultural,
            location: "Great Hall",
            seats: 400,
            hours: 3,
            description: "Dvořák and Clara Schumann. Programme notes in both languages."
        ),
        .init(
            title: "Careers fair: engineering",
            category: .career,
            location: "Sports Hall",
            seats: 800,
            hours: 6,
            description: "Forty employers. Have a CV checked at the stand by the door."
        ),
        .init(
            title: "Climate hackathon",
            category: .hackathon,
            location: "Innovation Hub",
            seats: 80,
            hours: 24,
            description: "A day and a night with real data from the city's sensors. Food is on us."
        ),
        .init(
            title: "Conference on teaching with AI",
            category: .conference,
            location: "Congress Centre",
            seats: 250,
            hours: 8,
            description: "Talks in the morning, workshops in the afternoon, honest results throughout."
        ),
        .init(
            title: "Chess club: weekly round",
            category: .clubMeeting,
            location: "Student Union 1.03",
            seats: 32,
            hours: 3,
            description: "Five rounds of rapid. Beginners have a table of their own."
        ),
        .init(
            title: "Blood donation drive",
            category: .other,
            location: "Health Centre",
            seats: 90,
            hours: 7,
            description: "Takes forty minutes. Bring an identity card."
        ),
        .init(
            title: "Writing a grant proposal",
            category: .workshop,
            location: "Library Seminar Room",
            seats: 18,
            hours: 3,
            description: "For doctoral researchers. Come with half a page of your own."
        ),
        .init(
            title: "Board games and pizza",
            category: .social,
            location: "Student Union Bar",
            seats: 45,
            hours: 4,
            description: "For everyone who is new this term, and everyone who is not."
        ),
        .init(
            title: "Black holes for poets",
            category: .seminar,
            location: "Humanities 0.11",
            seats: 70,
            hours: 2,
            description: "No equations. Perhaps one."
        ),
        .init(
            title: "Five-a-side football cup",
            category: .sports,
            location: "North Pitch",
            seats: 50,
            hours: 5,
            description: "Teams are drawn on the day."
        ),
        .init(
            title: "Short film night",
            category: .cultural,
            location: "Campus Cinema",
            seats: 110,
            hours: 3,
            description: "Twelve films by students, then a vote."
        ),
        .init(
            title: "How to read a contract",
            category: .career,
            location: "Law Faculty 3.02",
            seats: 40,
            hours: 2,
            description: "A labour lawyer goes through a real one, line by line."
        ),
        .init(
            title: "Robotics weekend",
            category: .hackathon,
            location: "Workshop Building",
            seats: 30,
            hours: 20,
            description: "Hardware is there. You take home what you solder."
        ),
        .init(
            title: "Debating society: motion of the week",
            category: .clubMeeting,
            location: "Old Chapel",
            seats: 60,
            hours: 2,
            description: "Speakers are drawn at the door; listeners are welcome."
        ),
        .init(
            title: "First aid course",
            category: .other,
            location: "Health Centre",
            seats: 14,
            hours: 6,
            description: "Ends with the certificate that a driving licence needs."
        ),
        .init(
            title: "Statistics clinic",
            category: .workshop,
            location: "Mathematics 1.20",
            seats: 12,
            hours: 2,
            description: "Bring your data and one question."
        ),
    ]
}
