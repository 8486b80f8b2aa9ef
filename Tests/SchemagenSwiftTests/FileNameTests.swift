import SchemagenLanguage
import SchemagenModel
import SchemagenSwift
import Testing

/// Names that would be one file on a disk that does not tell letters by their case.
@Suite struct FileNameTests {
    private func findings(_ text: String) -> [Diagnostic] {
        Resolver.resolve(Parser.parse(SourceFile(path: "a", text: text)).tree).diagnostics.filter {
            $0.severity == .error
        }
    }

    @Test func theSecondOfTwoNamesIsReportedWithTheFirst() throws {
        let text = """
            enum orderState { open }
            table Order as orders { id: Int64 @primaryKey }
            type ORDER = String
            view OrderState as states { id: Int64 } = sql "SELECT 1"
            table order as "Order" { id: Int64 @primaryKey }
            table Other as others { id: Int64 @primaryKey }
            """
        let file = SourceFile(path: "a", text: text)
        let found = findings(text)
        #expect(found.map(\.code.name) == ["file-name-taken", "file-name-taken", "file-name-taken"])
        #expect(found.map { file.text(of: $0.span) } == ["ORDER", "OrderState", "order"])
        #expect(
            found.map { $0.notes.map { file.text(of: $0.span ?? .fileStart) } } == [
                ["Order"], ["orderState"], ["Order"],
            ])
        #expect(found.first?.message.hasPrefix("`Order` and `ORDER` have one file") == true)
    }

    @Test(arguments: [
        ("Größe", "größe"), ("Größe", "GRÖSSE"), ("Σ", "ς"), ("K", "k"), ("Я", "я"), ("e\u{301}tat", "É" + "tat"),
    ])
    func otherAlphabetsHaveCasesToo(first: String, second: String) throws {
        let text = """
            table \(first) as a { id: Int64 @primaryKey }
            table \(second) as b { id: Int64 @primaryKey }
            """
        let found = findings(text)
        #expect(found.map(\.code.name) == ["file-name-taken"])
        #expect(found.first?.message.contains("`\(first)` and `\(second)`") == true)
    }

    /// One name in two spellings of Unicode is one name to the language.
    @Test func theSameNameInTwoSpellingsIsDeclaredTwice() {
        let text = """
            table Cafe\u{301} as a { id: Int64 @primaryKey }
            table Caf\u{E9} as b { id: Int64 @primaryKey }
            """
        let file = SourceFile(path: "a", text: text)
        let found = findings(text)
        #expect(found.map { Array(file.text(of: $0.span).utf8) } == [Array("Caf\u{E9}".utf8)])
        #expect(found.first?.notes.count == 1)
        #expect(
            found.map { Array($0.message.utf8) } == [
                Array("`Cafe\u{301}` and `Caf\u{E9}` are one name, composed of characters in two ways".utf8)
            ])
    }

    @Test func namesThatDifferInMoreHaveFilesOfTheirOwn() throws {
        #expect(
            findings(
                "table Ordér { id: Int64 @primaryKey } table Order { id: Int64 @primaryKey } enum Orders { a }"
            ).isEmpty)
    }

    /// What all models share has a file too.
    @Test func theSchemasOwnFilesKeepClearOfTheObjects() throws {
        let models = try GeneratedModels(
            """
            schema Shop {}
            table shopschema as a { id: Int64 @primaryKey  n: Int64?  computed m: Int64? = n + 1 }
            enum SHOPEXPRESSIONS { a }
            """)
        let names = models.files.map(\.name)
        #expect(Set(names.map { $0.lowercased() }).count == 4)
        #expect(names.contains(SwiftGenerator.schemaFileName(of: models.schema)))
        #expect(
            try models.run("print(shopschema(id: 1, n: 2).m == 3, SHOPEXPRESSIONS.a)") == "true a\n")
    }
}
