import CampusCore
import Foundation
import Logging
import ServiceKit
import Synchronization
import Testing

@Suite struct JSONLogHandlerTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    private func logged(_ body: (inout Logger) -> Void) throws -> [[String: String]] {
        let lines = Lines()
        var logger = Logger(label: "test") { label in
            JSONLogHandler(service: label) { line in lines.all.withLock { $0.append(line) } }
        }
        body(&logger)
        return try lines.all.withLock { $0 }.map { line in
            #expect(!line.contains("\n"))
            return try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        }
    }

    @Test func aRecordIsOneObjectOnOneLine() throws {
        let text = "a \"quoted\" \\ line\nbreak\r\ttab \u{1} \u{2028} é 🎓"
        let records = try logged { logger in
            logger[metadataKey: "request_id"] = "r-1"
            logger.warning("\(text)", metadata: ["note": "\(text)"])
        }
        #expect(records.count == 1)
        #expect(records[0]["message"] == text)
        #expect(records[0]["note"] == text)
        #expect(records[0]["level"] == "WARN")
        #expect(records[0]["service"] == "test")
        #expect(records[0]["request_id"] == "r-1")
        let time = try #require(records[0]["time"])
        #expect(try abs(#require(WireTime.parse(time)).timeIntervalSinceNow) < 60)
    }

    @Test func belowTheLevelNothingIsWritten() throws {
        #expect(try logged { $0.debug("quiet") }.isEmpty)
    }

    @Test func whatIsSaidWithTheRecordWins() throws {
        let records = try logged { logger in
            logger[metadataKey: "key"] = "general"
            logger.info("x", metadata: ["key": "special"])
        }
        #expect(records.map { $0["key"] } == ["special"])
    }
}
