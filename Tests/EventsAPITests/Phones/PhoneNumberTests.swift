import Testing

@testable import EventsAPI

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        ("+4930901820", "+4930901820"), ("+49 30 90 18 20", "+4930901820"), ("+1 (555) 010-9999", "+15550109999"),
        ("+44.20.7946.0958", "+442079460958"), ("+123456789012345", "+123456789012345"), ("+12345678", "+12345678"),
    ])
    func numbersAreReadAsPeopleWriteThem(_ text: String, _ number: String) {
        #expect(PhoneNumber.normalised(text) == number)
    }

    @Test(arguments: [
        "", "+", "030901820", "0049 30 901820", "+0301234567", "+1234567", "+1234567890123456", "+49 30 9018x0",
        "+49309018２0", "+4930901820\n", "+49+30901820", "+49 30 901820;ext=1", "tel:+4930901820",
    ])
    func whatIsNoneIsRefused(_ text: String) {
        #expect(PhoneNumber.normalised(text) == nil)
    }
}
