import Foundation
import Redis
import RedisTesting
import Testing

@testable import JobQueue

/// The real scripts beside a model of them, through thousands of random steps: they must agree after each.
@Suite struct QueueModelTests {
    @Test(arguments: UInt64(1)...10)
    func scriptsDoWhatTheModelDoes(seed: UInt64) async throws {
        try await withQueue { queue in
            var walk = RandomWalk(queue: queue, seed: seed)
            for step in 0..<250 {
                try await walk.step()
                let difference = try await walk.difference()
                #expect(difference == nil, "seed \(seed), step \(step), \(walk.lastStep)")
                if difference != nil { return }
            }
            #expect(walk.leased > 20 && walk.stale > 5, "the walk went where it should")
        }
    }
}

/// One walk through the states of a queue, real and modelled.
private struct RandomWalk {
    private let queue: JobQueue
    private var model = QueueModel()
    private var generator: SeededGenerator
    /// Every lease ever given; most of them are over.
    private var known: [JobLease] = []
    private var unexpected: String?
    private(set) var lastStep = ""
    private(set) var leased = 0
    private(set) var stale = 0

    private static let ids = (0..<24).map { "job-\($0)" }

    init(queue: JobQueue, seed: UInt64) {
        self.queue = queue
        generator = SeededGenerator(seed: seed)
    }

    mutating func step() async throws {
        let isShort = Bool.random(using: &generator)
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<25: try await enqueue(isShort)
        case 25..<50: try await lease(isShort)
        case 50..<75: try await finish(isShort)
        case 75..<80: try await extend(isShort)
        case 80..<84: try await check("cancel", queue.cancel(ids()), model.cancel(ids(again: true)))
        case 84..<89: try await check("retry", queue.retryDeadLetters(ids()), model.retryDeadLetters(ids(again: true)))
        case 89..<92:
            try await check("delete", queue.deleteDeadLetters(ids()), model.deleteDeadLetters(ids(again: true)))
        case 92..<95: try await pause(Bool.random(using: &generator))
        case 95: try await forgetEverything()
        default: lastStep = "time"
        }
        // Longer than what is short, so that the model need not guess.
        try await Task.sleep(for: .milliseconds(4))
        model.pass()
    }

    /// Where the two differ, if they do.
    func difference() async throws -> String? {
        if let unexpected { return unexpected }
        let depths = try await queue.depths()
        let counts = [depths.ready, depths.delayed, depths.leased, depths.dead]
        if counts != model.depths || depths.isPaused != model.isPaused { return "\(counts), not \(model.depths)" }
        if (depths.oldestReadyAge == nil) != (counts[0] == 0) { return "\(counts[0]) ready of age nil, or of some" }
        let contained = try await queue.contains(Self.ids)
        if contained != Set(model.entries.keys) { return "\(contained), not \(model.entries.keys)" }
        let letters = try await queue.deadLetters(limit: 500)
        if Set(letters.map(\.id)) != Set(model.dead.keys) { return "\(letters.map(\.id)) are dead" }
        for letter in letters {
            guard let entry = model.dead[letter.id] else { continue }
            let errors = Array(entry.failures.suffix(10))
            if letter.attempts != entry.attempts || letter.history.map(\.error) != errors {
                return "\(letter), not \(entry)"
            }
        }
        return nil
    }

    // MARK: Steps

    private mutating func enqueue(_ isShort: Bool) async throws {
        let delay: TimeInterval? = Bool.random(using: &generator) ? nil : isShort ? 0.001 : 3600
        let notBefore = delay.map { Date(timeIntervalSinceNow: $0) }
        let jobs = ids().map {
            Job(id: $0, payload: [], notBefore: notBefore, priority: Int.random(in: -1...1, using: &generator))
        }
        // Of an id that stands twice the first counts, as everywhere.
        let count = try await queue.enqueue(jobs)
        check("enqueue", count, model.enqueue(jobs, isShort: isShort))
    }

    private mutating func lease(_ isShort: Bool) async throws {
        if model.isPaused, Int.random(in: 0..<3, using: &generator) == 0 { try await pause(false) }
        let limit = Int.random(in: 1...8, using: &generator)
        let lease = try await queue.lease(limit: limit, duration: isShort ? .milliseconds(1) : .seconds(3600))
        if let lease {
            known.append(lease)
            leased += 1
        }
        lastStep = "lease \(limit)"
        unexpected = model.lease(limit: limit, answered: lease, isShort: isShort)
    }

    private mutating func extend(_ isShort: Bool) async throws {
        guard let lease = someLease() else { return }
        let duration: Duration = isShort ? .milliseconds(1) : .seconds(3600)
        let extended = try await queue.extend(token: lease.token, duration: duration)
        check("extend", extended.ids, model.extend(lease.token, isShort: isShort))
    }

    private mutating func finish(_ isShort: Bool) async throws {
        guard let lease = someLease() else { return }
        var outcomes: [String: JobOutcome] = [:]
        for id in lease.jobs.map(\.id) + ids().prefix(1) where Int.random(in: 0..<4, using: &generator) > 0 {
            outcomes[id] = outcome(isShort)
        }
        let refused = try await queue.finish(lease, outcomes: outcomes)
        stale += refused.count
        check("finish \(outcomes)", Set(refused), model.finish(lease.token, outcomes, isShort: isShort))
    }

    private mutating func outcome(_ isShort: Bool) -> JobOutcome {
        let error = "error \(Int.random(in: 0..<1000, using: &generator))"
        return switch Int.random(in: 0..<10, using: &generator) {
        case 0..<3: .succeeded
        case 3: .released
        case 4: .retry(after: .zero, error: error)
        case 5..<7: .retry(after: isShort ? .milliseconds(1) : .seconds(3600), error: error)
        // A long one would end the walk: nothing could be leased.
        case 7 where isShort: .slowed(for: .milliseconds(1), error: error)
        default: .dead(error: error)
        }
    }

    private mutating func pause(_ isPaused: Bool) async throws {
        if isPaused { try await queue.pause() } else { try await queue.resume() }
        lastStep = isPaused ? "pause" : "resume"
        model.pause(isPaused)
    }

    /// As FLUSHALL does, without harm to the other tests of this server.
    private mutating func forgetEverything() async throws {
        _ = try await queue.redis.command(["DEL"] + queue.keys.all.map { RedisArgument($0) })
        lastStep = "flush"
        model.forgetEverything()
    }

    // MARK: Choices

    private var lastIDs: [String] = []

    private mutating func ids(again: Bool = false) -> [String] {
        if !again {
            let count = Int.random(in: 1...6, using: &generator)
            lastIDs = (0..<count).map { _ in Self.ids.randomElement(using: &generator) ?? "" }
        }
        return lastIDs
    }

    /// One of the last, or any.
    private mutating func someLease() -> JobLease? {
        lastStep = "no lease yet"
        return Bool.random(using: &generator)
            ? known.suffix(4).randomElement(using: &generator) : known.randomElement(using: &generator)
    }

    private mutating func check<Answer: Equatable>(_ step: String, _ real: Answer, _ modelled: Answer) {
        lastStep = step
        if real != modelled { unexpected = "\(real), not \(modelled)" }
    }
}
