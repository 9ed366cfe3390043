import ServiceKit

/// When people are told of what is to come, and of what changed. Every replica should be set to the same; what the one
/// that started last is set to, holds for all.
struct AnnouncementConfiguration: Equatable, Sendable {
    /// How many seconds before an event begins its attendees are reminded, the longest first.
    var reminderOffsets = [86_400, 3600]
    /// For how many seconds edits of an event are collected into one message.
    var editMergeSeconds = 600

    static let reminderOffsetsVariable = ConfigurationVariable(
        "REMINDER_OFFSETS",
        default: "24h,1h",
        "how long before an event its attendees are reminded, as numbers of s, m, h or d with commas between, or none"
    )
    static let editMergeSecondsVariable = ConfigurationVariable(
        "EDIT_MERGE_SECONDS",
        default: "600",
        "for how many seconds edits of an event are collected before its attendees are told of them in one message"
    )
    static let variables = [reminderOffsetsVariable, editMergeSecondsVariable]

    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
    /// Five reminders are more than anyone wants, and a month before an event nobody packs.
    private static let counts = 1...5
    private static let offsets = 1...2_592_000

    init() {}

    /// - Throws: ``ConfigurationError`` for what is no list of durations, or no number of seconds up to a day.
    init(_ reader: ConfigurationReader) throws(ConfigurationError) {
        let expected = "none, or up to five durations from 1s to 30d such as 24h,1h"
        reminderOffsets = try reader.value(Self.reminderOffsetsVariable, expected, Self.offsets(of:))
        editMergeSeconds = try reader.integer(Self.editMergeSecondsVariable, in: 0...86_400)
    }

    private static func offsets(of text: String) -> [Int]? {
        if text == "none" { return [] }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let seconds = parts.compactMap { Self.seconds(of: $0.filter { $0 != " " }) }
        guard seconds.count == parts.count, counts.contains(parts.count) else { return nil }
        return Set(seconds).sorted(by: >)
    }

    private static func seconds(of text: String) -> Int? {
        guard let unit = text.last.flatMap({ units[$0] }), let number = Int(text.dropLast()) else { return nil }
        let (seconds, isTooLong) = number.multipliedReportingOverflow(by: unit)
        return !isTooLong && offsets.contains(seconds) ? seconds : nil
    }
}
