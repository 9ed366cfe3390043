import NIOCore
import NIOHTTP1
import Testing

@testable import EdgeHTTP

extension FastPathStateMachine.Action: Equatable {
    /// Actions alike to a test: what they say, and of errors only that there is one.
    public static func == (left: Self, right: Self) -> Bool { "\(left)" == "\(right)" }
}

struct FastPathStateMachineTests {
    private let now = NIODeadline.uptimeNanoseconds(0)

    private func head(_ uri: String, _ headers: HTTPHeaders = [:]) -> HTTPRequestHead {
        var headers = headers
        headers.add(name: "Host", value: "a")
        return HTTPRequestHead(version: .http1_1, method: .POST, uri: uri, headers: headers)
    }

    private func machine(_ parts: HTTPServerRequestPart...) -> FastPathStateMachine {
        var machine = FastPathStateMachine(configuration: EdgeConfiguration(maximumBodyBytes: 8), now: now)
        for part in parts { machine.received(part) }
        return machine
    }

    @Test func oneRequestIsOutstandingAtATime() {
        var machine = machine(.head(head("/1")), .end(nil), .head(head("/2")), .end(nil))
        #expect(machine.next(at: now) == .decide(head("/1")))
        machine.owe()
        #expect(machine.next(at: now) == nil)
        #expect(!machine.mayRead)
        let persistence = machine.answer()?.persistence
        #expect(persistence == .implied)
        #expect(machine.next(at: now) == .decide(head("/2")))
    }

    @Test func theSocketIsReadUntilSomethingWaitsBehindAnAnswerThatIsOwed() {
        var machine = machine(.head(head("/1")), .end(nil))
        _ = machine.next(at: now)
        machine.owe()
        #expect(machine.next(at: now) == nil)
        #expect(machine.mayRead)
        machine.becameWritable(false)
        #expect(!machine.mayRead)
        machine.becameWritable(true)
        machine.received(.head(head("/2")))
        #expect(!machine.mayRead)
        _ = machine.answer()
        #expect(machine.next(at: now) == .decide(head("/2")))
        #expect(machine.mayRead, "its end is still to come")
    }

    @Test func anAnswerIsGivenOnce() {
        var machine = machine(.head(head("/1")))
        _ = machine.next(at: now)
        let answers = [machine.answer(), machine.answer()]
        #expect(answers.map { $0 != nil } == [true, false])
    }

    @Test func aCollectedBodyIsAskedAbout() {
        var machine = machine(
            .head(head("/")),
            .body(ByteBuffer(string: "ab")),
            .body(ByteBuffer(string: "cd")),
            .end(nil)
        )
        _ = machine.next(at: now)
        #expect(machine.collect(limit: 100) == false)
        #expect(machine.next(at: now) == .decideWithBody(ByteBuffer(string: "abcd")))
        let (sendsContinue, parts) = machine.pass()
        #expect(!sendsContinue)
        #expect(parts == [.head(head("/")), .body(ByteBuffer(string: "abcd")), .end(nil)])
    }

    @Test func aBodyThatTurnsOutTooLargeIsHandedOver() {
        var machine = machine(.head(head("/")), .body(ByteBuffer(string: "12345")), .body(ByteBuffer(string: "6789")))
        _ = machine.next(at: now)
        #expect(machine.collect(limit: 100) == false)
        #expect(machine.next(at: now) == .handOver([.head(head("/")), .body(ByteBuffer(string: "123456789"))]))
        machine.received(.body(ByteBuffer(string: "0")))
        #expect(machine.next(at: now) == .forward(.body(ByteBuffer(string: "0"))))
    }

    @Test func aBodyAnnouncedTooLargeIsNotCollected() {
        var machine = machine(.head(head("/", ["Content-Length": "9"])))
        _ = machine.next(at: now)
        #expect(machine.collect(limit: 100) == nil)
        let parts = machine.pass().parts
        #expect(parts.count == 1)
    }

    @Test func theClientIsToldToContinueOnce() {
        var machine = machine(.head(head("/", ["Content-Length": "4", "Expect": "100-continue"])))
        _ = machine.next(at: now)
        #expect(machine.collect(limit: 100) == true)
        machine.received(.body(ByteBuffer(string: "abcd")))
        machine.received(.end(nil))
        _ = machine.next(at: now)
        let sendsContinue = machine.pass().sendsContinue
        #expect(!sendsContinue)
    }

    @Test func aBodyThatWasNeverAskedForEndsTheConnection() {
        var machine = machine(.head(head("/", ["Content-Length": "4", "Expect": "100-continue"])))
        _ = machine.next(at: now)
        let persistence = machine.answer()?.persistence
        #expect(persistence == .close)
        #expect(machine.next(at: now) == .finish(lingers: true))
    }

    @Test func nothingIsReadAfterALeaveOfHTTP() {
        var machine = machine(.head(head("/", ["Connection": "upgrade", "Upgrade": "h2c"])))
        _ = machine.next(at: now)
        #expect(machine.upgrade() == false)
        let expected = HTTPRequestHead(
            version: .http1_1,
            method: .POST,
            uri: "/",
            headers: ["Host": "a", "connection": "close"]
        )
        let parts = machine.pass().parts
        #expect(parts == [.head(expected)])
    }

    @Test func hummingbirdIsHeardOnlyWhenItIsItsTurn() {
        var machine = machine(.head(head("/")), .end(nil))
        _ = machine.next(at: now)
        machine.owe()
        var response = HTTPResponseHead(version: .http1_1, status: .ok)
        #expect(machine.hummingbirdAnswers(&response) == .reject)
        #expect(machine.hummingbirdWritesBody() == .reject)
        #expect(machine.hummingbirdEnds() == .reject)
        _ = machine.pass()
        #expect(machine.hummingbirdWritesBody() == .reject)
        var informational = HTTPResponseHead(version: .http1_1, status: .custom(code: 103, reasonPhrase: "Early Hints"))
        #expect(machine.hummingbirdAnswers(&informational) == .write)
        #expect(machine.hummingbirdAnswers(&response) == .write)
        #expect(machine.hummingbirdAnswers(&response) == .reject)
    }

    @Test func aMisplacedPartEndsTheConnection() {
        var machine = machine(.body(ByteBuffer(string: "x")))
        #expect(machine.next(at: now) == .abort)
        #expect(machine.next(at: now) == nil)
    }
}
