import Foundation
import Redis

extension JobQueue {
    /// Enqueues the job of one fire, unless this or a later one was enqueued before.
    func fire(_ recurring: RecurringJob, at fire: Date) async throws(RedisError) -> FireAnswer {
        let arguments = [
            RedisArgument(recurring.name),
            RedisArgument(fire.wholeMilliseconds),
            RedisArgument(PackedWriter([recurring.job(of: fire)]).bytes),
        ]
        let answer = try await run(QueueScripts.fire, arguments).list()
        guard answer.count == 3 else { throw ScriptAnswer.unexpected }
        return FireAnswer(
            isEnqueued: try answer[0].integer() == 1,
            last: Date(milliseconds: try answer[1].integer()),
            early: .milliseconds(try answer[2].integer())
        )
    }

    /// When a recurring job last fired; what was before the first call does not count as missed.
    func lastFire(of recurring: RecurringJob) async throws(RedisError) -> Date {
        Date(milliseconds: try await run(QueueScripts.lastFire, [RedisArgument(recurring.name)]).integer())
    }
}
