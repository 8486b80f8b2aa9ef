import SchemagenLanguage
import SchemagenModel
import SchemagenSwift
import Testing

/// What code that uses the models sees of a change of the schema.
@Suite struct SwiftAPIChangeTests {
    private func api(_ text: String) throws -> SwiftAPI {
        let parsed = Parser.parse(SourceFile(path: "test.schema", text: "schema Shop {}\n" + text))
        try #require(!parsed.diagnostics.contains { $0.severity == .error }, "\(parsed.diagnostics.map(\.message))")
        let resolved = Resolver.resolve(parsed.tree)
        return SwiftAPI(try #require(resolved.schema, "\(resolved.diagnostics.map(\.message))"))
    }

    private func changes(
        _ old: String, _ new: String, renames: SwiftRenames = SwiftRenames()
    ) throws -> [String] {
        SwiftAPI.changes(from: try api(old), to: try api(new), renames: renames).map(\.description)
    }

    private func order(_ members: String) -> String { "table Order { id: Int64 @primaryKey @identity\n \(members) }\n" }

    @Test func theSameModelsHaveNoDifference() throws {
        let text = order("note: String?  computed size: Int64 = id") + "enum Status { open, closed }\n"
        #expect(try changes(text, text) == [])
    }

    @Test func databasesAloneSeeIndexesAndSQLNames() throws {
        #expect(try changes(order("note: String?"), order("note as remark: String? @index")) == [])
    }

    @Test func anOptionalPropertyBreaksNothing() throws {
        #expect(
            try changes(order(""), order("note: String?")) == [
                "~ Order.Draft.init: + note: String? = …", "~ Order.init: + note: String? = …",
                "+ Order.note: String?",
            ])
    }

    @Test func aRequiredPropertyBreaksInitialisers() throws {
        #expect(
            try changes(order(""), order("total: Int32")) == [
                "~ Order.Draft.init: + total: Int32 (source-breaking)",
                "~ Order.init: + total: Int32 (source-breaking)",
                "+ Order.total: Int32",
            ])
    }

    /// What the database fills in may be left out of a draft, and of nothing else.
    @Test func aDefaultOfTheDatabaseSparesTheDraft() throws {
        #expect(
            try changes(order(""), order("total: Int32 = 0")) == [
                "~ Order.Draft.init: + total: Int32? = …", "~ Order.init: + total: Int32 (source-breaking)",
                "+ Order.total: Int32",
            ])
    }

    @Test func anotherTypeBreaks() throws {
        #expect(
            try changes(order("total: Int32"), order("total: Int64")) == [
                "~ Order.Draft.init: total: Int32 → Int64 (source-breaking)",
                "~ Order.init: total: Int32 → Int64 (source-breaking)",
                "~ Order.total: Int32 → Int64 (source-breaking)",
            ])
    }

    /// A value is taken where one that may be nil is; whoever reads the property is not spared.
    @Test func whatCanBeNilNowBreaksReadersAlone() throws {
        #expect(
            try changes(order("total: Int32"), order("total: Int32?")) == [
                "~ Order.Draft.init: total: Int32 → Int32?", "~ Order.init: total: Int32 → Int32?",
                "~ Order.total: Int32 → Int32? (source-breaking)",
            ])
        #expect(
            try changes(order("total: Int32?"), order("total: Int32")).contains(
                "~ Order.init: total: Int32? → Int32, total is required (source-breaking)"))
    }

    @Test func aPropertyThatGoesBreaks() throws {
        #expect(
            try changes(order("note: String?"), order("")) == [
                "~ Order.Draft.init: - note (source-breaking)", "~ Order.init: - note (source-breaking)",
                "- Order.note: String? (source-breaking)",
            ])
    }

    @Test func aRenamedPropertyIsOneEntry() throws {
        var renames = SwiftRenames()
        renames.members = ["Order": ["note": "remark"]]
        #expect(
            try changes(order("note: String?"), order("remark was note: String?"), renames: renames) == [
                "~ Order.Draft.init: note → remark (source-breaking)", "~ Order.init: note → remark (source-breaking)",
                "~ Order.note: renamed to Order.remark (source-breaking)",
            ])
    }

    /// The names of what is in a renamed type are no changes of their own, nor are types made of its name.
    @Test func aRenamedTypeIsOneEntry() throws {
        var renames = SwiftRenames()
        renames.types = ["Order": "Purchase"]
        let old = order("") + "table Line { id: Int64 @primaryKey\n order: Order.ID @index }\n"
        let new =
            "table Purchase was Order { id: Int64 @primaryKey @identity }\n"
            + "table Line { id: Int64 @primaryKey\n order: Purchase.ID @index }\n"
        #expect(
            try changes(old, new, renames: renames) == ["~ Order: renamed to Purchase (source-breaking)"])
    }

    @Test func otherOrderOfColumnsBreaksCalls() throws {
        #expect(
            try changes(order("a: Int32\n b: Int32"), order("b: Int32\n a: Int32")) == [
                "~ Order.Draft.init: parameters in another order (source-breaking)",
                "~ Order.init: parameters in another order (source-breaking)",
            ])
    }

    @Test func typesComeAndGoAsOneEntry() throws {
        let status = "enum Status { open, closed }\n"
        #expect(try changes(status, order("") + status) == ["+ Order: struct with 1 property"])
        #expect(try changes(order("") + status, order("")) == ["- Status: enum with 2 cases (source-breaking)"])
        #expect(
            SwiftAPI.changes(from: .none, to: try api(status)).map(\.description) == ["+ Status: enum with 2 cases"])
    }

    @Test func casesComeAndGo() throws {
        #expect(
            try changes("enum Status { open, closed }", "enum Status { open, sent as \"S\" }") == [
                "- Status.closed (source-breaking)",
                "+ Status.sent: a `switch` over all cases has to name it (source-breaking)",
            ])
        #expect(
            try changes("enum Status { open, closed }", "enum Status { open, closed as \"C\" }") == [
                "~ Status.closed: \"closed\" → \"C\", the stored text"
            ])
    }

    @Test func keysAndTypesAroundValues() throws {
        #expect(
            try changes("table T { id: Int32 @primaryKey }", "table T { id: Int64 @primaryKey }") == [
                "~ T.ID: struct around Int32 → struct around Int64 (source-breaking)"
            ])
        #expect(
            try changes("type Mail = String(200)", "type Mail = Data") == [
                "~ Mail: struct around String → struct around Data (source-breaking)"
            ])
    }

    @Test func computedPropertiesAndDeprecations() throws {
        #expect(
            try changes(order("a: Int32"), order("a: Int32 @deprecated(\"use b\")  computed b: Int32 = a")) == [
                "~ Order.a: deprecated: use b", "+ Order.b: Int32",
            ])
    }

    @Test func lessAccessBreaks() throws {
        let wide = Parser.parse(
            SourceFile(path: "", text: "schema S { swiftAccess: public }\ntable T { id: Int64 @primaryKey }"))
        let narrow = Parser.parse(
            SourceFile(path: "", text: "schema S { swiftAccess: internal }\ntable T { id: Int64 @primaryKey }"))
        let apis = try [wide, narrow].map { SwiftAPI(try #require(Resolver.resolve($0.tree).schema)) }
        #expect(
            SwiftAPI.changes(from: apis[0], to: apis[1]).map(\.description) == [
                "~ access of all types: public → internal (source-breaking)"
            ])
        #expect(SwiftAPI.changes(from: apis[1], to: apis[0]).map(\.isSourceBreaking) == [false])
    }
}
