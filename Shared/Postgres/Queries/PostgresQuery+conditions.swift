extension PostgresQuery {
    /// The conditions joined with AND; `true` when there are none.
    public static func all(_ conditions: [PostgresQuery]) -> PostgresQuery {
        guard let first = conditions.first else { return "true" }
        return conditions.dropFirst().reduce(first) { "\($0) AND \($1)" }
    }
}
