extension PostgresQuery.Interpolation {
    /// Inserts a name, quoted so that it is one whatever it holds
    /// (https://www.postgresql.org/docs/15/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS).
    package mutating func appendInterpolation(identifier: String) {
        appendLiteral("\"" + identifier.replacing("\"", with: "\"\"") + "\"")
    }
}
