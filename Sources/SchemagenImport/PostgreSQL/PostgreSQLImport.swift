import SchemagenDatabases
import SchemagenGeneration
import SchemagenLanguage
import SchemagenModel
import SchemagenPlanning
import SchemagenProject
import SchemagenSQL

/// A PostgreSQL database as a schema file.
public enum PostgreSQLImport {
    /// Imports a database. Nothing is written to it.
    ///
    /// An expression is said in the language's words only where the engine prints the same again: the schema is built on
    /// the server given, and what differs there keeps the engine's own text.
    /// - Parameters:
    ///   - connection: The database.
    ///   - name: The Swift name of the schema.
    ///   - server: A server of the same major version to prove the schema on; without one every expression is kept as SQL.
    /// - Throws: `PostgreSQLError`; `DraftWriter.NotReadable`, which is a mistake of the importer.
    public static func run(
        _ connection: PostgreSQLConnection, name: String, server: PostgreSQLReplayServer?
    ) throws -> ImportedSchema {
        let catalogue = try PostgreSQLCatalogue.read(connection).withoutJournal
        return try run(catalogue, OpaqueTexts(connection, catalogue), name: name, server: server)
    }

    static func run(
        _ catalogue: DatabaseCatalogue, _ texts: OpaqueTexts, name: String, server: PostgreSQLReplayServer?
    ) throws -> ImportedSchema {
        var findings = PostgreSQLDrafter.Findings()
        findings.asText = Self.notSayable(catalogue)
        findings.isAllInSQL = server == nil
        var notes: [String] = []
        if server == nil {
            notes.append(
                "no server of \(catalogue.engine) is at hand to prove expressions on: all of them are kept as SQL")
        }
        // Each round finds something new or is the last; every finding takes something from the language's words.
        for _ in 0..<20 {
            let attempt = try Attempt(catalogue, texts, findings, name: name)
            guard let server else { return attempt.result(notes + attempt.problems) }
            var proof = Proof(catalogue, attempt, findings)
            try proof.run(on: server)
            if proof.findings == findings { return attempt.result(notes + proof.remaining) }
            findings = proof.findings
        }
        let last = try Attempt(catalogue, texts, findings, name: name)
        return last.result(notes + ["the proof of the schema did not come to an end"])
    }

    /// Objects that the language has no form for, whatever is tried.
    private static func notSayable(_ catalogue: DatabaseCatalogue) -> Set<CatalogueIdentity> {
        var result: Set<CatalogueIdentity> = []
        for enumeration in catalogue.objects(.enumeration)
        where enumeration.list(.labels).isEmpty || !enumeration.list(.labels).allSatisfy(isName)
            || Set(enumeration.list(.labels)).count < enumeration.list(.labels).count
        {
            result.insert(enumeration.identity)
        }
        for column in catalogue.objects(.column) where !column.identity.path.allSatisfy(isName) {
            let path = Array(column.identity.path.dropLast())
            for kind in [CatalogueKind.table, .view, .materializedView] { result.insert(CatalogueIdentity(kind, path)) }
        }
        // The language takes texts for one that Unicode takes for one: `é` as one scalar, and as two.
        var columns: [CatalogueIdentity: Set<String>] = [:]
        for column in catalogue.objects(.column) {
            let table = CatalogueIdentity(.table, Array(column.identity.path.dropLast()))
            if columns[table, default: []].insert(column.identity.path.last ?? "").inserted { continue }
            result.insert(table)
        }
        var relations: Set<String> = []
        for kind in [CatalogueKind.table, .view, .materializedView, .sequence, .enumeration, .domain, .index] {
            for object in catalogue.objects(kind) {
                // An index stands in the list of its schema, not of its table.
                let path = object.identity.path
                let name = "\(path.first ?? "").\(path.last ?? "")"
                if !relations.insert(name).inserted { result.insert(object.identity) }
            }
        }
        for table in catalogue.objects(.table)
        where table.text(.ofType) != nil || table.text(.method) != nil || columns[table.identity] == nil {
            result.insert(table.identity)
        }
        return result
    }

    /// Whether a text can be a SQL name in a schema file: not empty, and without what would end a comment or turn the
    /// direction of text.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .lineSeparator, .paragraphSeparator: false
                case .format: !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
                default: true
                }
            }
    }

    /// A draft with its text and what the compiler says to it.
    struct Attempt {
        let source: String
        let file: SourceFile
        let compiled: CompiledSchema
        let said: SaidExpressions
        let opaque: [ImportedSchema.OpaqueObject]
        let notes: [String]
        let counts: [ImportedSchema.Count]

        init(
            _ catalogue: DatabaseCatalogue, _ texts: OpaqueTexts, _ findings: PostgreSQLDrafter.Findings, name: String
        ) throws {
            var drafter = PostgreSQLDrafter(catalogue, findings: findings)
            var draft = drafter.draft(name: name)
            var placing = OpaquePlacing(drafter, texts)
            placing.place(in: &draft)
            source = try DraftWriter.text(of: draft)
            file = SourceFile(path: "\(name).schema", bytes: Array(source.utf8))
            compiled = ProjectCheck.compile(file)
            said = drafter.said
            opaque = placing.reports
            notes = drafter.notes + placing.notes
            counts = draft.counts
        }

        /// Errors of the compiler, for a report.
        var problems: [String] {
            compiled.diagnostics.filter { $0.severity == .error }.map { "the schema has an error: \($0.headline)" }
        }

        func result(_ more: [String]) -> ImportedSchema {
            ImportedSchema(source: source, counts: counts, opaque: opaque, notes: notes + more)
        }
    }
}
