/// A caller who can be answered now.
struct CallCompletion<Waiter> {
    let waiter: Waiter
    let result: Result<[RedisValue], RedisError>
}
