import SchemagenModel
import Testing

/// The pages hang together and leave nothing out.
struct ReferencePageTests {
    @Test func pagesAndExamplesAreFound() {
        #expect(ReferencePage.all.count >= 11)
        #expect(ReferenceExample.all.filter { $0.expectedCode == nil }.count >= 35)
    }

    @Test func everyPageBeginsWithATitle() {
        for page in ReferencePage.all {
            #expect(page.text.hasPrefix("# "), "\(page.name)")
            #expect(page.text.hasSuffix("\n") && !page.text.hasSuffix("\n\n"), "\(page.name)")
        }
    }

    @Test func linksLeadToPages() {
        let names = Set(ReferencePage.all.map(\.name))
        for page in ReferencePage.all {
            for link in page.links where !link.contains("://") {
                #expect(names.contains(link), "\(page.name) links to \(link)")
            }
        }
    }

    @Test func theFirstPageLinksToEveryOther() throws {
        let first = try #require(ReferencePage.named("LanguageReference.md"))
        for page in ReferencePage.all where page.name != first.name {
            #expect(first.links.contains(page.name), "\(page.name)")
        }
    }

    /// Whatever the table of attributes lists is explained on one of the other pages.
    @Test func everyAttributeIsExplained() throws {
        let table = try #require(ReferencePage.named("Attributes.md"))
        let rest = ReferencePage.all.filter { $0.name != "Attributes.md" && $0.name != "Grammar.md" }
            .map(\.text).joined(separator: "\n")
        var names: Set<String> = []
        for row in table.text.split(separator: "\n") where row.hasPrefix("| `@") {
            let cell = row.split(separator: "|").first ?? ""
            for piece in cell.split(separator: "@").dropFirst() {
                names.insert(String(piece.prefix { $0.isLetter || $0.isNumber }))
            }
        }
        #expect(names.count > 30)
        for name in names.sorted() {
            #expect(rest.contains("@\(name)"), "@\(name)")
        }
    }

    @Test func everyFunctionIsExplained() throws {
        let page = try #require(ReferencePage.named("Expressions.md"))
        for function in Function.allCases {
            #expect(page.text.contains("`\(function.rawValue)("), "\(function.rawValue)")
        }
    }

    @Test func everySettingIsExplained() throws {
        let page = try #require(ReferencePage.named("FilesAndHeaders.md"))
        let settings = Mirror(reflecting: SchemaSettings()).children.compactMap(\.label)
        #expect(settings.count >= 10)
        for setting in settings {
            let key = setting == "minimumVersions" ? "databases" : setting
            #expect(page.text.contains("| `\(key)` |"), "\(key)")
        }
    }
}
