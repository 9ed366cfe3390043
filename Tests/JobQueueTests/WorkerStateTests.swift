import Redis
import Testing

@testable import JobQueue

@Suite struct WorkerStateTests {
    private let now = ContinuousClock.now

    private func limits(_ concurrency: Int = 4, ahead: Int? = nil) -> WorkerLimits {
        WorkerLimits(
            batchSize: 4,
            concurrency: concurrency,
            ahead: ahead ?? concurrency,
            maximumAttempts: 3,
            gracePeriod: .seconds(5)
        )
    }

    private func job(_ id: String, token: Int64 = 1, attempt: Int = 1) -> LeasedJob {
        LeasedJob(id: id, payload: [], attempt: attempt, fencingToken: token)
    }

    private func leased(_ jobs: [LeasedJob], token: Int64 = 1, share: Double = 1) -> WorkerEvent {
        let lease = JobLease(token: token, jobs: jobs, duration: .seconds(10), expiresAt: now + .seconds(10))
        return .leased(.success(LeaseAnswer(lease: lease, share: share)))
    }

    private func nothing(after wait: Duration? = nil, isPaused: Bool = false) -> WorkerEvent {
        .leased(.success(LeaseAnswer(mayTakeAfter: wait, isPaused: isPaused)))
    }

    private func released(_ ids: String...) -> [JobEnding] {
        ids.map { JobEnding(id: $0, outcome: .released) }
    }

    private let away = RedisError(code: .connectionFailed, message: "away")

    /// A worker of two handlers that run `a` and `b`, with `c` and `d` waiting.
    private func busy() -> WorkerState {
        var state = WorkerState(limits: limits(2))
        _ = state.handle([], now: now)
        let actions = state.handle([leased([job("a"), job("b"), job("c"), job("d")])], now: now)
        #expect(actions == [.run(job("a")), .run(job("b"))])
        return state
    }

    @Test func itTakesWhatRunsAndAsMuchAhead() {
        var state = busy()
        let ended = state.handle([.ended(job("a"), .succeeded), .ended(job("b"), .succeeded)], now: now)
        let endings = [JobEnding(id: "a", outcome: .succeeded), JobEnding(id: "b", outcome: .succeeded)]
        // What ended counts until the queue knows it, so that a queue that does not answer is not overrun.
        #expect(ended == [.run(job("c")), .run(job("d")), .report(token: 1, endings)])
        #expect(state.handle([.reported(token: 1, endings, .success([]))], now: now) == [.lease(limit: 2)])
    }

    @Test func outcomesOfAReportUnderWayWaitForTheNext() {
        var state = busy()
        let first = [JobEnding(id: "a", outcome: .succeeded)]
        #expect(state.handle([.ended(job("a"), .succeeded)], now: now) == [.run(job("c")), .report(token: 1, first)])
        #expect(state.handle([.ended(job("b"), .succeeded)], now: now) == [.run(job("d"))])
        let second = [JobEnding(id: "b", outcome: .succeeded)]
        let actions = state.handle([.reported(token: 1, first, .success([]))], now: now)
        #expect(actions == [.report(token: 1, second)])
    }

    @Test func whatTheQueueDidNotTakeIsSaidAgain() {
        var state = busy()
        let endings = [JobEnding(id: "a", outcome: .succeeded)]
        _ = state.handle([.ended(job("a"), .succeeded)], now: now)
        let failed = state.handle([.reported(token: 1, endings, .failure(away))], now: now)
        #expect(failed == [.reportAfter(.milliseconds(250))])
        #expect(state.handle([.reportIsDue], now: now) == [.report(token: 1, endings)])
    }

    @Test func pausesGrowWhileNothingComesAndAWakeEndsThem() {
        var state = WorkerState(limits: limits())
        #expect(state.handle([], now: now) == [.lease(limit: 4)])
        var lengths: [Duration] = []
        for pause in 1...7 {
            for action in state.handle([nothing()], now: now) {
                guard case .pollAfter(let length, pause) = action else { continue }
                lengths.append(length)
            }
            #expect(state.handle([.pollIsDue(pause: pause - 1)], now: now).isEmpty, "of a pause that is over")
            #expect(state.handle([.pollIsDue(pause: pause)], now: now) == [.lease(limit: 4)])
        }
        #expect(lengths == [10, 20, 40, 80, 160, 250, 250].map { .milliseconds($0) })
        _ = state.handle([nothing()], now: now)
        #expect(state.handle([.woken], now: now) == [.lease(limit: 4)])
        #expect(state.handle([.woken], now: now).isEmpty)
        #expect(state.handle([nothing()], now: now) == [.lease(limit: 4)], "woken while it asked: it asks again")
    }

    @Test func aRateSaysWhenToAskAgainAndNothingIsTakenAhead() {
        var state = WorkerState(limits: limits(2, ahead: 0))
        #expect(state.handle([], now: now) == [.lease(limit: 2)])
        #expect(state.handle([leased([job("a")])], now: now) == [.run(job("a")), .lease(limit: 1)])
        #expect(
            state.handle([nothing(after: .milliseconds(70))], now: now) == [.pollAfter(.milliseconds(70), pause: 1)]
        )
        #expect(state.handle([.pollIsDue(pause: 1)], now: now) == [.lease(limit: 1)])
        // Seldom enough not to matter, often enough to see a resume or another rate.
        #expect(state.handle([nothing(after: .seconds(90))], now: now) == [.pollAfter(.milliseconds(250), pause: 2)])
    }

    @Test func aPausedQueueGetsBackWhatHasNotBegun() {
        var state = busy()
        #expect(state.handle([.lookIsDue], now: now) == [.look])
        #expect(state.handle([.lookIsDue], now: now).isEmpty, "one look at a time")
        let actions = state.handle([.looked(.success(true))], now: now)
        #expect(actions == [.report(token: 1, released("c", "d"))])
        let reported = state.handle([.reported(token: 1, released("c", "d"), .success([]))], now: now)
        #expect(reported == [.lease(limit: 2)], "from now on the lease tells")
        #expect(state.handle([nothing(isPaused: true)], now: now) == [.pollAfter(.milliseconds(250), pause: 1)])
        #expect(state.handle([.lookIsDue], now: now).isEmpty)
        #expect(state.handle([.pollIsDue(pause: 1)], now: now) == [.lease(limit: 2)])
        let resumed = state.handle([leased([job("c", token: 2)], token: 2)], now: now)
        #expect(resumed == [])
        #expect(state.handle([.ended(job("a"), .succeeded)], now: now).contains(.run(job("c", token: 2))))
    }

    @Test func slowingDownGivesBackWhatHasNotBegunAndWaits() {
        var state = busy()
        let slowed = JobOutcome.slowed(for: .seconds(1), error: "Throttling")
        let endings = [JobEnding(id: "a", outcome: slowed)] + released("c", "d")
        #expect(state.handle([.ended(job("a"), slowed)], now: now) == [.report(token: 1, endings)])
        let reported = state.handle([.reported(token: 1, endings, .success([]))], now: now)
        #expect(reported == [.pollAfter(.milliseconds(250), pause: 1)])
        #expect(state.handle([.woken], now: now + .milliseconds(900)) == [.pollAfter(.milliseconds(100), pause: 2)])
        #expect(state.handle([.pollIsDue(pause: 2)], now: now + .seconds(1)) == [.lease(limit: 3)])
    }

    @Test func aShareOfTheHandlersRunsAfterASlowdown() {
        var state = WorkerState(limits: limits(4))
        _ = state.handle([], now: now)
        let jobs = ["a", "b", "c", "d"].map { job($0) }
        #expect(state.handle([leased(jobs, share: 0.5)], now: now) == [.run(jobs[0]), .run(jobs[1])])
    }

    @Test func whoWasNeverHeardOfIsGivenUp() {
        var state = WorkerState(limits: limits())
        _ = state.handle([], now: now)
        let actions = state.handle([leased([job("a", attempt: 3), job("b", attempt: 4)])], now: now)
        guard actions.count == 3, case .report(1, let endings) = actions[1] else {
            Issue.record("expected a report, got \(actions)")
            return
        }
        #expect(actions[0] == .run(job("a", attempt: 3)))
        #expect(endings.map(\.id) == ["b"] && endings.map(\.outcome.kind) == [.dead])
    }

    @Test func nothingBeginsWhoseLeaseHasRunOut() {
        var state = busy()
        let late = now + .seconds(11)
        let endings = [JobEnding(id: "a", outcome: .succeeded)]
        // Others are leased, but none of the old ones is run.
        let actions = state.handle([.ended(job("a"), .succeeded)], now: late)
        #expect(actions == [.report(token: 1, endings), .lease(limit: 2)])
    }

    @Test func extensionsPutTheEndOffAndTellWhatIsLost() {
        var state = busy()
        #expect(state.handle([.extensionIsDue], now: now) == [.extend(token: 1)])
        let extended = LeaseExtension(ids: ["a", "b", "d"], expiresAt: now + .seconds(20))
        _ = state.handle([.extended(token: 1, .success(extended))], now: now)
        let late = now + .seconds(11)
        // `c` was cancelled.
        #expect(state.handle([.ended(job("a"), .succeeded)], now: late).first == .run(job("d")))
        let ended = state.handle([.ended(job("b"), .succeeded)], now: late)
        #expect(ended == [])
        let all = [JobEnding(id: "a", outcome: .succeeded)]
        _ = state.handle([.reported(token: 1, all, .success([])), .ended(job("d"), .succeeded)], now: late)
        let rest = [JobEnding(id: "b", outcome: .succeeded), JobEnding(id: "d", outcome: .succeeded)]
        _ = state.handle([.reported(token: 1, rest, .success([]))], now: late)
        #expect(state.handle([.extensionIsDue], now: late).isEmpty, "nothing of the lease is left")
    }

    @Test func atTheEndWhatRunsMayFinish() {
        var state = busy()
        let stopped = state.handle([.stopRequested], now: now)
        #expect(stopped == [.endGraceAfter(.seconds(5)), .report(token: 1, released("c", "d"))])
        #expect(!state.isFinished)
        _ = state.handle([.reported(token: 1, released("c", "d"), .success([]))], now: now)
        let endings = [JobEnding(id: "a", outcome: .succeeded), JobEnding(id: "b", outcome: .succeeded)]
        let ended = state.handle([.ended(job("a"), .succeeded), .ended(job("b"), .succeeded)], now: now)
        #expect(ended == [.report(token: 1, endings)])
        #expect(!state.isFinished)
        #expect(state.handle([.reported(token: 1, endings, .success([]))], now: now).isEmpty)
        #expect(state.isFinished && state.remaining.isEmpty)
    }

    @Test func afterTheGraceWhatRunsIsCutOff() {
        var state = busy()
        _ = state.handle([.stopRequested], now: now)
        #expect(state.handle([.graceIsOver], now: now) == [.cancelEverything])
        let retry = JobOutcome.retry(after: .zero, error: "stopped")
        _ = state.handle([.ended(job("a"), retry), .ended(job("b"), retry)], now: now)
        _ = state.handle([.reported(token: 1, released("c", "d"), .failure(away))], now: now)
        #expect(state.isFinished)
        #expect(
            state.remaining == [
                1: [JobEnding(id: "a", outcome: retry), JobEnding(id: "b", outcome: retry)] + released("c", "d")
            ]
        )
    }

    @Test func whatALeaseBringsAfterTheStopIsGivenBack() {
        var state = WorkerState(limits: limits())
        _ = state.handle([], now: now)
        _ = state.handle([.stopRequested], now: now)
        #expect(!state.isFinished)
        #expect(state.handle([leased([job("a")])], now: now) == [.report(token: 1, released("a"))])
    }
}
