import Foundation
import SecrecyTesting
import ServiceKit
import Synchronization
import Testing

@Suite struct ReloadingSecretTests {
    /// A clock that stands until it is told.
    private final class Clock: Sendable {
        private let time = Mutex(ContinuousClock.now)

        var now: ContinuousClock.Instant { time.withLock { $0 } }

        func advance(_ duration: Duration) { time.withLock { $0 += duration } }
    }

    private let clock = Clock()
    private let log = LogLines()

    /// The secret in a file, as a whole number when `isNumber`.
    private func secret(_ folder: SecretFolder, isNumber: Bool = false) throws -> ReloadingSecret<String> {
        let clock = clock
        return try ReloadingSecret(
            name: "KEY_FILE",
            path: folder.path,
            interval: .seconds(2),
            logger: log.logger,
            now: { clock.now },
            parse: { text throws(ConfigurationError) in
                guard !isNumber || Int(text) != nil else {
                    throw ConfigurationError(variable: "KEY", reason: "must be a number")
                }
                return text
            }
        )
    }

    @Test(arguments: [("hunter2", "hunter2"), ("hunter2\n", "hunter2"), ("a\nb\r\n", "a\nb"), (" a \n\n", " a ")])
    func lineEndsBehindItAreNoPartOfIt(content: String, value: String) throws {
        #expect(try secret(SecretFolder(content)).current() == value)
    }

    @Test func aReplacedFileIsReadAfterTheIntervalAndNotBefore() throws {
        let folder = try SecretFolder("first")
        let secret = try secret(folder)
        try folder.replace("second")
        clock.advance(.milliseconds(1999))
        #expect(secret.current() == "first")
        clock.advance(.milliseconds(1))
        #expect(secret.current() == "second")
        #expect(log.count(of: "secret read again") == 1)
    }

    @Test func whoWasRefusedNeedNotWait() throws {
        let folder = try SecretFolder("first")
        let secret = try secret(folder)
        #expect(!secret.reloadIfChanged())
        try folder.replace("second")
        #expect(secret.reloadIfChanged())
        #expect(!secret.reloadIfChanged())
        #expect(secret.current() == "second")
    }

    /// The size is the same and so may be the time, which has the kernel's tick.
    @Test func aFileWrittenInPlaceIsReadEachTime() throws {
        let folder = try SecretFolder("value-000")
        let secret = try secret(folder)
        for number in 1...50 {
            let value = "value-" + String(1000 + number).dropFirst()
            let handle = try FileHandle(forWritingTo: folder.file)
            try handle.write(contentsOf: Data(value.utf8))
            try handle.close()
            secret.reloadIfChanged()
            #expect(secret.current() == value)
        }
    }

    /// A Secret that Kubernetes mounts: `value` leads to `..data/value`, and `..data` to the folder of one version,
    /// from which it is turned to the next one in one step.
    @Test func kubernetesTurnsALinkToTheNextVersion() throws {
        let mount = try SecretFolder("unused")
        for (version, value) in [("..1", "first"), ("..2", "second")] {
            let folder = mount.folder.appending(path: version)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
            try Data(value.utf8).write(to: folder.appending(path: "value"))
            // As old as a volume that was mounted with both: only the file's number tells them apart.
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
                ofItemAtPath: folder.appending(path: "value").path()
            )
        }
        let (data, next) = (mount.folder.appending(path: "..data").path(), mount.folder.appending(path: "..new").path())
        #expect(symlink("..1", data) == 0)
        #expect(unlink(mount.path) == 0)
        #expect(symlink("..data/value", mount.path) == 0)
        let secret = try secret(mount)
        #expect(secret.current() == "first")
        #expect(symlink("..2", next) == 0)
        #expect(rename(next, data) == 0)
        #expect(secret.reloadIfChanged())
        #expect(secret.current() == "second")
    }

    @Test(arguments: ["", "\n", "hunter3", "\u{0}"])
    func whatCannotBeUsedLeavesTheOldOneAndIsWarnedOfOnce(content: String) throws {
        let folder = try SecretFolder("1")
        let secret = try secret(folder, isNumber: true)
        try folder.replace(content)
        for _ in 0..<3 {
            clock.advance(.seconds(3))
            #expect(secret.current() == "1")
        }
        #expect(log.count(of: "WARN") == 1)
        #expect(log.count(of: "KEY_FILE") == 1)
        #expect(!log.text.contains("hunter3"))
        try folder.replace("2")
        clock.advance(.seconds(3))
        #expect(secret.current() == "2")
        try folder.replace(content)
        #expect(!secret.reloadIfChanged())
        #expect(log.count(of: "WARN") == 2)
    }

    @Test func aFileThatIsGoneLeavesTheOldOneAndMayComeBack() throws {
        let folder = try SecretFolder("first")
        let secret = try secret(folder)
        let aside = folder.folder.appending(path: "aside").path()
        for outages in 1...2 {
            #expect(rename(folder.path, aside) == 0)
            #expect(!secret.reloadIfChanged())
            #expect(!secret.reloadIfChanged())
            #expect(secret.current() == "first")
            #expect(log.count(of: "cannot be read at") == outages)
            #expect(rename(aside, folder.path) == 0)
            #expect(!secret.reloadIfChanged())
        }
    }

    @Test func manyReadersSeeWholeValuesOnly() async throws {
        let values = ["a", "b"].map { String(repeating: $0, count: 100_000) }
        let folder = try SecretFolder(values[0])
        let secret = try secret(folder)
        let seen = try await withThrowingTaskGroup(of: Set<String>.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    var seen: Set<String> = []
                    for _ in 0..<200 {
                        secret.reloadIfChanged()
                        seen.insert(secret.current())
                    }
                    return seen
                }
            }
            for number in 0..<100 { try folder.replace(values[number % 2]) }
            return try await group.reduce(into: Set<String>()) { $0.formUnion($1) }
        }
        #expect(seen.isSubset(of: values))
    }

    @Test func neitherPrintingNorDumpingShowsIt() throws {
        let fixed = ReloadingSecret("hunter2", name: "KEY")
        let file = try secret(SecretFolder("hunter2"))
        for secret in [fixed, file] {
            #expect(!everyText(of: secret).contains("hunter2"))
            #expect(everyText(of: secret).contains(secret.name))
        }
    }

    @Test func whatCannotBeReadAtFirstIsSaidInOneLineWithoutTheContent() throws {
        let folder = try SecretFolder("hunter2")
        func said(_ path: String) -> String {
            do {
                let parsed = try ReloadingSecret<Int>(name: "KEY_FILE", path: path) { _ throws(ConfigurationError) in
                    throw ConfigurationError(variable: "KEY", reason: "must be a number")
                }
                return "\(parsed)"
            } catch {
                return "\(error)"
            }
        }
        #expect(said(folder.path) == "KEY_FILE must be a number")
        #expect(said(folder.folder.path()) == "KEY_FILE is no regular file at \(folder.folder.path())")
        #expect(said("/nowhere/key") == "KEY_FILE cannot be read at /nowhere/key: No such file or directory")
        try folder.replace("\n\n")
        #expect(said(folder.path) == "KEY_FILE is empty at \(folder.path)")
        try Data([0x68, 0xFF]).write(to: folder.file)
        #expect(said(folder.path) == "KEY_FILE is not UTF-8 at \(folder.path)")
        try folder.replace(String(repeating: "hunter2", count: 200_000))
        #expect(said(folder.path).hasPrefix("KEY_FILE is larger than"))
        // A pipe gives its content once: whoever reads it again would wait for ever.
        #expect(unlink(folder.path) == 0 && mkfifo(folder.path, 0o600) == 0)
        #expect(said(folder.path) == "KEY_FILE is no regular file at \(folder.path)")
    }
}
