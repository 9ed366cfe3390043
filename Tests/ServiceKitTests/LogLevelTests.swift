import Logging
import ServiceKit
import Synchronization
import Testing

@Suite struct LogLevelTests {
    private final class Lines: Sendable {
        let all = Mutex<[String]>([])
    }

    @Test func loggersThatStandAlreadyFollowTheProcess() {
        let level = LogLevel(.info)
        let lines = Lines()
        let logger = Logger(label: "test") { _ in
            JSONLogHandler(service: "test", level: level) { line in lines.all.withLock { $0.append(line) } }
        }
        logger.debug("one")
        level.current = .debug
        logger.debug("two")
        level.current = .error
        logger.warning("three")
        let written = lines.all.withLock { $0 }
        #expect(written.count == 1)
        #expect(written.first?.contains(#""level":"DEBUG","service":"test","message":"two""#) == true)
    }

    @Test func aLoggersOwnLevelIsItsOwn() {
        let level = LogLevel(.info)
        var logger = Logger(label: "test") { _ in JSONLogHandler(service: "test", level: level) { _ in } }
        logger.logLevel = .error
        level.current = .debug
        #expect(logger.logLevel == .error)
    }

    @Test(arguments: [
        (Logger.Level.trace, "DEBUG"), (.debug, "DEBUG"), (.info, "INFO"), (.notice, "INFO"), (.warning, "WARN"),
        (.error, "ERROR"), (.critical, "ERROR"),
    ])
    func thereAreFourLevels(level: Logger.Level, name: String) {
        let lines = Lines()
        let logger = Logger(label: "test") { _ in
            JSONLogHandler(service: "test", level: LogLevel(.trace)) { line in lines.all.withLock { $0.append(line) } }
        }
        logger.log(level: level, "x")
        #expect(lines.all.withLock { $0 }.first?.contains(#""level":"\#(name)""#) == true)
    }
}
