/// Commands that one caller waits for, all of them together.
struct Call<Waiter> {
    let commands: [RedisCommand]
    let isIdempotent: Bool
    let deadline: ContinuousClock.Instant
    let waiter: Waiter
    /// Whether it is under way; until then nothing of it can have happened.
    var isSent = false
    /// The replies so far, in the order of the commands.
    var replies: [RedisValue] = []
}
