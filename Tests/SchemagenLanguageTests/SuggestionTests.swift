import SchemagenLanguage
import Testing

@Suite struct SuggestionTests {
    private let tables = ["Customer", "Order", "OrderLine", "User", "Lead"]

    @Test(arguments: [
        ("Custmer", "Customer"), ("customer", "Customer"), ("Cusotmer", "Customer"), ("Oder", "Order"),
        ("OrderLines", "OrderLine"), ("Usr", "User"),
    ])
    func aMisspeltNameIsFound(word: String, meant: String) {
        #expect(Suggestion.closest(to: word, in: tables) == meant)
    }

    @Test(arguments: ["", "Invoice", "x", "Zz", "Customer_Accounts"])
    func nothingIsSuggestedForWhatIsFar(word: String) {
        #expect(Suggestion.closest(to: word, in: tables) == nil)
    }

    @Test func theOrderOfCandidatesDoesNotMatter() {
        #expect(
            Suggestion.closest(to: "bat", in: ["hat", "cat"]) == Suggestion.closest(to: "bat", in: ["cat", "hat"]))
    }

    @Test func longNamesAreNotCompared() {
        let long = String(repeating: "a", count: 100_000)
        #expect(Suggestion.closest(to: long, in: [long + "b"]) == nil)
    }
}
