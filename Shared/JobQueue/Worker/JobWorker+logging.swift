import Logging

extension JobWorker {
    /// Writes down what an operator would want to know of.
    func log(_ event: WorkerEvent) {
        switch event {
        case .ended(let job, .retry(let delay, let error)):
            var metadata = description(of: job, error)
            metadata["retry_after"] = "\(delay)"
            logger.warning("job failed, to be tried again", metadata: metadata)
        case .ended(let job, .dead(let error)):
            logger.error("job given up", metadata: description(of: job, error))
        case .ended(let job, .slowed(let length, let error)):
            var metadata = description(of: job, error)
            metadata["slow_for"] = "\(length)"
            logger.warning("the queue slows down", metadata: metadata)
        case .leased(.success(let answer)):
            for job in answer.lease?.jobs ?? [] where job.attempt > limits.maximumAttempts {
                logger.error("job given up", metadata: description(of: job, "no attempt came to an end"))
            }
        case .leased(.failure(let error)):
            logger.warning("no jobs: the queue does not answer", metadata: describe(error))
        case .extended(_, .failure(let error)):
            logger.warning("a lease was not extended", metadata: describe(error))
        case .reported(_, _, .failure(let error)):
            logger.warning("outcomes not reported yet", metadata: describe(error))
        case .reported(_, _, .success(let stale)) where !stale.isEmpty:
            // Such a job was taken over, cancelled, or forgotten with Redis' memory.
            logger.warning("outcomes of jobs no longer held", metadata: ["queue": "\(queue.name)", "jobs": "\(stale)"])
        default: break
        }
    }

    private func describe(_ error: any Error) -> Logger.Metadata {
        ["queue": "\(queue.name)", "error": "\(error)"]
    }

    private func description(of job: LeasedJob, _ error: String) -> Logger.Metadata {
        ["queue": "\(queue.name)", "job": "\(job.id)", "attempt": "\(job.attempt)", "error": "\(error)"]
    }
}
