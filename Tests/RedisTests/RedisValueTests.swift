import Testing

@testable import Redis

@Suite("Arguments, replies and scripts")
struct RedisValueTests {
    @Test("A command keeps the bytes of its arguments apart")
    func command() throws {
        let command = try RedisCommand(["SET", RedisArgument([0, 13, 10]), "", 42])
        #expect(command.bytes == Array("SET".utf8) + [0, 13, 10] + Array("42".utf8))
        #expect(command.lengths == [3, 3, 0, 2])
    }

    @Test("A command without a name is refused")
    func emptyCommand() {
        let error = #expect(throws: RedisError.self) { try RedisCommand([]) }
        #expect(error?.code == .protocolViolation)
    }

    @Test("A reply is read as what it is")
    func accessors() {
        #expect(RedisValue.integer(7).integerValue == 7)
        #expect(RedisValue.string(Array("7".utf8)).integerValue == 7)
        #expect(RedisValue.string(Array("x".utf8)).integerValue == nil)
        #expect(RedisValue.status("OK").textValue == "OK")
        #expect(RedisValue.string([0xFF]).textValue == nil)
        #expect(RedisValue.string([0xFF]).bytesValue == [0xFF])
        #expect(RedisValue.array([.null]).arrayValue == [.null])
        #expect(RedisValue.null.textValue == nil)
    }

    @Test("An error reply becomes an error with its prefix")
    func errorReply() throws {
        let error = #expect(throws: RedisError.self) { try RedisValue.error("OOM command not allowed").unlessError() }
        #expect(error?.code == .server(prefix: "OOM"))
        #expect(error?.outcomeIsUnknown == false)
        #expect(try RedisValue.integer(1).unlessError() == .integer(1))
    }

    @Test("A script is named by the SHA-1 of its text")
    func digest() {
        // As `SCRIPT LOAD "return 1"` answers.
        #expect(RedisScript("return 1").digest == "e0e1f9fabfc9d4800c877a703b823ac0578ff8db")
    }

    @Test("The greeting authenticates, selects and asks whether the server is ready")
    func greeting() throws {
        let address = try RedisAddress(url: "redis://queue:secret@host/2")
        var greeting = try Greeting(address)
        let expected: [[RedisArgument]] = [["AUTH", "queue", "secret"], ["SELECT", "2"], ["PING"]]
        #expect(greeting.commands == (try expected.map { try RedisCommand($0) }))
        for _ in 0..<2 { try greeting.receive(.status("OK")) }
        #expect(!greeting.isComplete)
        let loading = RedisValue.error("LOADING Redis is loading the dataset in memory")
        #expect(throws: RedisError.self) { try greeting.receive(loading) }
        try greeting.receive(.status("PONG"))
        #expect(greeting.isComplete)
        #expect(try Greeting(RedisAddress(url: "redis://host")).commands == [try RedisCommand(["PING"])])
    }
}
