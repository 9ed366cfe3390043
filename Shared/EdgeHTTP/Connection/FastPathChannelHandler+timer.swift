import NIOCore

/// One timer a connection. Deadlines move with every byte; the timer only when one comes nearer, or when it fires.
extension FastPathChannelHandler {
    struct Timer {
        let deadline: NIODeadline
        let task: Scheduled<Void>
    }

    func scheduleTimer() {
        guard context != nil, let deadline = machine.deadline else { return cancelTimer() }
        if let timer {
            guard deadline < timer.deadline else { return }
            timer.task.cancel()
        }
        let task = eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { self.timerFired() }
        timer = Timer(deadline: deadline, task: task)
    }

    func cancelTimer() {
        timer?.task.cancel()
        timer = nil
    }

    private func timerFired() {
        timer = nil
        guard let context else { return }
        let buffered: Int
        do {
            buffered = try context.channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0
        } catch {
            // A channel that cannot tell has no unsent bytes worth waiting for.
            buffered = 0
        }
        perform(machine.timerFired(at: eventLoop.now, bufferedBytes: buffered))
    }
}
