import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct AnnouncementConfigurationTests {
    private func configuration(_ environment: [String: String]) throws -> AnnouncementConfiguration {
        try AnnouncementConfiguration(ConfigurationReader(environment: environment))
    }

    @Test func theDefaultsAreTheSameTwice() throws {
        #expect(try configuration([:]) == AnnouncementConfiguration())
    }

    @Test(arguments: [
        ("5s", [5]), ("1h,24h", [86_400, 3600]), ("2d, 90m ,90m", [172_800, 5400]), ("none", []), ("30d", [2_592_000]),
    ])
    func offsetsAreDurations(_ text: String, _ offsets: [Int]) throws {
        #expect(try configuration(["REMINDER_OFFSETS": text]).reminderOffsets == offsets)
    }

    @Test(arguments: [
        "24", "h", "1w", "-1h", "1h,", ",", "0s", "31d", "1.5h", "9223372036854775807d", "1s,2s,3s,4s,5s,6s", "none,1h",
    ])
    func whatIsNoneIsRefused(_ text: String) {
        let error = #expect(throws: ConfigurationError.self) { try configuration(["REMINDER_OFFSETS": text]) }
        #expect(error?.variable == "REMINDER_OFFSETS")
    }

    @Test func editsAreCollectedForADayAtMost() throws {
        #expect(try configuration(["EDIT_MERGE_SECONDS": "2"]).editMergeSeconds == 2)
        for text in ["-1", "86401", "soon"] {
            let error = #expect(throws: ConfigurationError.self) { try configuration(["EDIT_MERGE_SECONDS": text]) }
            #expect(error?.variable == "EDIT_MERGE_SECONDS")
        }
    }
}
