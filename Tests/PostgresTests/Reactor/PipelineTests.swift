import Testing

@testable import Postgres

@Suite struct PipelineTests {
    private typealias Line = Pipeline<String>

    private let refused = ServerError(
        severity: "ERROR",
        sqlState: .uniqueViolation,
        message: "taken",
        constraint: nil,
        routine: nil
    )
    private let shutdown = ServerError(
        severity: "FATAL",
        sqlState: .adminShutdown,
        message: "shutting down",
        constraint: nil,
        routine: nil
    )

    /// Each action in a word, such as `complete 1 [a]`.
    private func words(_ actions: [Line.Action]) -> [String] {
        actions.map { action in
            switch action {
            case .complete(let request, let rows): "complete \(request) \(rows.joined(separator: "+"))"
            case .fail(let request, let error, _): "fail \(request) \(error.error.message)"
            case .resend(let request): "resend \(request)"
            case .lose(let request): "lose \(request)"
            case .prepared(let name): "prepared \(name)"
            case .notPrepared(let name): "not prepared \(name)"
            case .notDeallocated(let name): "not deallocated \(name)"
            case .sessionEnds: "session ends"
            }
        }
    }

    private func line(_ groups: [[Int]], isRead: Bool) -> Line {
        var line = Line()
        for group in groups {
            for request in group {
                line.begin(request: request, isRead: isRead)
                line.sentQuery(request: request, statement: nil, isLast: true)
            }
            line.sentSync(requests: group)
        }
        return line
    }

    private func receive(_ replies: [Line.Reply], _ line: inout Line) -> [String] {
        replies.flatMap { words(line.receive($0)) }
    }

    @Test func readsAreAnsweredInOrderAsTheirRowsCome() {
        var line = line([[1, 2]], isRead: true)
        #expect(receive([.rows("a")], &line) == ["complete 1 a"])
        #expect(receive([.endOfStatement, .rows("b")], &line) == ["complete 2 b"])
        #expect(receive([.endOfStatement, .sync], &line).isEmpty)
        #expect(line.isIdle)
        #expect(line.outstanding == 0)
    }

    @Test func aWriteIsAnsweredOnlyByItsSync() {
        var line = line([[1], [2]], isRead: false)
        #expect(receive([.rows("a"), .endOfStatement], &line).isEmpty)
        #expect(receive([.sync], &line) == ["complete 1 a"])
        #expect(receive([.rows("b"), .endOfStatement, .sync], &line) == ["complete 2 b"])
    }

    @Test func aFailureAbortsItsNeighboursUpToTheSyncAndTheyGoAgain() {
        var line = line([[1, 2, 3], [4]], isRead: true)
        let first = receive([.rows("a"), .endOfStatement, .error(refused), .endOfStatement], &line)
        #expect(first == ["complete 1 a", "fail 2 taken"])
        #expect(receive([.aborted, .endOfStatement], &line).isEmpty)
        #expect(receive([.sync], &line) == ["resend 3"])
        #expect(receive([.rows("d"), .endOfStatement, .sync], &line) == ["complete 4 d"])
        #expect(line.isIdle)
    }

    @Test func aFailedWriteLeavesTheNextAlone() {
        var line = line([[1], [2]], isRead: false)
        #expect(receive([.error(refused), .endOfStatement, .sync], &line) == ["fail 1 taken"])
        #expect(receive([.rows("b"), .endOfStatement, .sync], &line) == ["complete 2 b"])
    }

    @Test func aCommitThatFailsFailsTheWrite() {
        var line = line([[1]], isRead: false)
        #expect(receive([.rows("a"), .endOfStatement, .error(refused)], &line).isEmpty)
        #expect(receive([.endOfStatement, .sync], &line) == ["fail 1 taken"])
        #expect(line.isIdle)
    }

    @Test func anEarlyNullEndsNothing() {
        var line = line([[1]], isRead: true)
        #expect(receive([.endOfStatement, .endOfStatement], &line).isEmpty)
        #expect(receive([.rows("a"), .endOfStatement, .endOfStatement, .sync], &line) == ["complete 1 a"])
        #expect(line.isIdle)
    }

    @Test func aPreparationThatIsAbortedIsForgotten() {
        var line = Line()
        line.begin(request: 1, isRead: true)
        line.sentPrepare(statement: "s1", request: 1)
        line.sentQuery(request: 1, statement: "s1", isLast: true)
        line.begin(request: 2, isRead: true)
        line.sentPrepare(statement: "s2", request: 2)
        line.sentQuery(request: 2, statement: "s2", isLast: true)
        line.sentSync(requests: [1, 2])
        let replies: [Line.Reply] = [
            .error(refused), .endOfStatement, .aborted, .endOfStatement, .aborted, .endOfStatement, .aborted,
            .endOfStatement, .sync,
        ]
        #expect(receive(replies, &line) == ["not prepared s1", "fail 1 taken", "not prepared s2", "resend 2"])
    }

    @Test func aSessionThatEndsLosesReadsAndSaysNothingOfWrites() {
        var reads = line([[1]], isRead: true)
        #expect(receive([.error(shutdown)], &reads) == ["session ends", "lose 1"])
        #expect(reads.lose().isEmpty, "it was answered")
        var commit = line([[1]], isRead: false)
        #expect(receive([.rows("a"), .endOfStatement, .error(shutdown)], &commit) == ["session ends"])
        #expect(words(commit.lose()) == ["lose 1"], "whether it was committed nobody knows")
    }

    @Test func aLostConnectionAnswersEverythingOnceInOrder() {
        var line = line([[1, 2], [3]], isRead: true)
        #expect(receive([.rows("a")], &line) == ["complete 1 a"])
        #expect(words(line.lose()) == ["lose 2", "lose 3"])
        #expect(line.isIdle)
        #expect(line.lose().isEmpty)
        #expect(receive([.rows("late"), .sync], &line).isEmpty)
    }

    @Test func whatTheServerRefusedIsRefusedThoughTheConnectionBreaks() {
        var line = line([[1]], isRead: false)
        #expect(receive([.error(refused)], &line).isEmpty)
        #expect(words(line.lose()) == ["fail 1 taken"])
    }
}
