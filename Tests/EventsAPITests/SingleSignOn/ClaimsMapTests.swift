import CampusCore
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct ClaimsMapTests {
    private func roles(_ text: String) throws -> ClaimsMap<Role> {
        try ClaimsMap(text, variable: "OIDC_ROLE_MAP")
    }

    @Test func theFirstRuleThatHoldsCounts() throws {
        let map = try roles("groups=events-admins:admin, groups=clubs:organizer")
        func role(_ groups: JSONValue) -> Role? { map.result(of: ClaimSet(["groups": groups])) }
        #expect(role(.array([.string("clubs"), .string("events-admins")])) == .admin)
        #expect(role(.array([.string("clubs")])) == .organizer)
        #expect(role(.string("clubs")) == .organizer)
        #expect(role(.array([])) == nil && role(.string("Clubs")) == nil && role(.null) == nil)
        #expect(role(.string("clubs events-admins")) == nil)
        #expect(map.result(of: ClaimSet([:])) == nil)
    }

    @Test func claimsWithinClaimsAreFoundByTheirPath() throws {
        let map = try roles("realm_access.roles=boss:admin,https://campus.example/role=o:organizer,a.b.c=1:student")
        let within: JSONValue = .object(["roles": .array([.string("boss")])])
        #expect(map.result(of: ClaimSet(["realm_access": within])) == .admin)
        #expect(map.result(of: ClaimSet(["https://campus.example/role": .string("o")])) == .organizer)
        #expect(map.result(of: ClaimSet(["a.b": .object(["c": .integer(1)])])) == .student)
        #expect(map.result(of: ClaimSet(["a": .object(["b": .object(["c": .integer(1)])])])) == .student)
        #expect(map.result(of: ClaimSet(["a": .object(["b": .string("c")])])) == nil)
        #expect(map.result(of: ClaimSet(["realm_access": .string("boss")])) == nil)
    }

    @Test func valuesMayHaveSignsOfTheRules() throws {
        let map = try roles(
            #"entitlement=urn:mace:uni:events=yes:admin,ldap=cn=a\,ou=b\\c:organizer,paid=true:student"#
        )
        #expect(
            map.rules == [
                .init(path: "entitlement", value: "urn:mace:uni:events=yes", result: .admin),
                .init(path: "ldap", value: #"cn=a,ou=b\c"#, result: .organizer),
                .init(path: "paid", value: "true", result: .student),
            ]
        )
        #expect(map.result(of: ClaimSet(["paid": .boolean(true)])) == .student)
    }

    @Test(arguments: [
        "", ",", "groups", "groups=a", "groups=a:boss", "groups=a:Admin", "=a:admin", "groups=:admin", "a:admin",
        "groups=a:admin,", "groups=a:admin,,groups=b:student", "groups=a:",
    ])
    func whatIsNoRuleIsNamed(_ text: String) {
        #expect {
            try roles(text)
        } throws: { error in
            let description = String(describing: error)
            return description.hasPrefix("OIDC_ROLE_MAP must be rules such as") && !description.contains("\n")
                && description.contains("student, organizer, admin")
        }
    }

    @Test func whatIsMissingIsKnown() throws {
        let map = try roles("a.b=1:admin,c=2:student")
        #expect(map.lacksClaims(ClaimSet(["c": .string("x")])))
        #expect(!map.lacksClaims(ClaimSet(["c": .string("x"), "a": .object(["b": .null])])))
    }
}
