import CampusCore
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct SingleSignOnPersonTests {
    private func person(_ claims: [String: JSONValue], _ environment: [String: String] = [:]) throws
        -> SingleSignOnPerson
    {
        let settings = environment.merging(["OIDC_ISSUER": "https://uni.example", "OIDC_CLIENT_ID": "c"]) { own, _ in
            own
        }
        let configuration = try SingleSignOnConfiguration(ConfigurationReader(environment: settings))
        return SingleSignOnPerson(
            subject: "u-1",
            claims: ClaimSet(claims),
            configuration: try #require(configuration)
        )
    }

    @Test func anAddressIsThePersonsWhenTheProviderSaysSo() throws {
        let email: JSONValue = .string(" Ada@Uni.Example ")
        #expect(try person(["email": email]).email == "ada@uni.example")
        for (verified, isVerified) in [
            (JSONValue.boolean(true), true), (.string("true"), true), (.boolean(false), false),
            (.string("false"), false),
            (.null, false), (.integer(1), false), (.string("yes"), false),
        ] {
            let claims = ["email": email, "email_verified": verified]
            #expect(try person(claims).isEmailVerified == isVerified, "\(verified)")
        }
        // Trust stands in for what is not said, and never against it.
        let trusting = ["OIDC_TRUST_EMAIL": "true"]
        #expect(try person(["email": email], trusting).isEmailVerified)
        #expect(try !person(["email": email, "email_verified": .boolean(false)], trusting).isEmailVerified)
        #expect(try !person([:], trusting).isEmailVerified)
        for text in [
            "", "ada", "ada@uni", "ada@uni.example, eve@evil.example", "ada@uni.example\u{0}", "ädä@uni.example",
        ] {
            let other = try person(["email": .string(text), "email_verified": .boolean(true)])
            #expect(other.email == nil && !other.isEmailVerified, "\(text)")
        }
    }

    @Test func somebodyAlwaysHasAName() throws {
        #expect(try person(["name": .string(" Ada L. "), "given_name": .string("x")]).name == "Ada L.")
        #expect(try person(["given_name": .string("Ada"), "family_name": .string("Lovelace")]).name == "Ada Lovelace")
        #expect(try person(["name": .string(" "), "preferred_username": .string("ada")]).name == "ada")
        #expect(try person(["email": .string("ada.l@uni.example")]).name == "ada.l")
        #expect(try person(["name": .integer(1)]).name == "Somebody")
        #expect(try person(["name": .string("A\u{0}da")]).name == "Ada")
        #expect(try person(["name": .string(String(repeating: "é", count: 300))]).name.unicodeScalars.count == 200)
    }

    @Test func rolesAndAffiliationsComeFromClaimsWhenThatIsConfigured() throws {
        let claims: [String: JSONValue] = ["groups": .array([.string("staff"), .string("clubs")])]
        let unmapped = try person(claims)
        #expect(unmapped.role == nil && unmapped.affiliation == nil)
        let maps = ["OIDC_ROLE_MAP": "groups=clubs:organizer", "OIDC_AFFILIATION_MAP": "groups=staff:staff"]
        let member = try person(claims, maps)
        #expect(member.role == .organizer && member.affiliation == .staff)
        let nobody = try person([:], maps)
        #expect(nobody.role == .student && nobody.affiliation == .guest)
    }
}
