/// What AUTH sends; printing, dumping or mirroring it never shows the password.
struct RedisCredentials: Sendable, Equatable {
    let username: String?
    let password: String

    /// The AUTH command's arguments; a user name needs Redis 6.
    var authentication: [RedisArgument] {
        if let username {
            ["AUTH", RedisArgument(username), RedisArgument(password)]
        } else {
            ["AUTH", RedisArgument(password)]
        }
    }
}

extension RedisCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "\(username ?? "default"):<redacted>" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: ["username": username ?? "default"]) }
}
