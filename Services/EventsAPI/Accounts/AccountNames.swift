/// The names of an account that its person changes.
struct AccountNames: Equatable, Sendable {
    /// What the person is called; nil stays as it is.
    var name: String?
    /// Whether ``publicName`` is to be changed at all.
    var changesPublicName = false
    /// The name that stands at the person's events; nil for none.
    var publicName: String?
}
