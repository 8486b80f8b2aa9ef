import SchemagenDatabases
import SchemagenModel

/// Makes a draft of what a PostgreSQL database holds.
struct PostgreSQLDrafter {
    /// What a proof found out about a draft, for the next one.
    struct Findings: Equatable {
        /// Objects whose expressions the engine does not print back as they are when the language says them: they keep the
        /// engine's own text.
        var inSQL: Set<CatalogueIdentity> = []
        /// Whether no expression is said in the language's words.
        var isAllInSQL = false
        /// Objects that the language cannot say and that are kept as text as a whole.
        var asText: Set<CatalogueIdentity> = []
        /// What the server would call foreign keys of partitions that they have from their table, by their real identities.
        var givenNames: [CatalogueIdentity: String] = [:]
        /// Defaults that a partition has and its table has not.
        var ownDefaults: Set<CatalogueIdentity> = []
    }

    let map: CatalogueMap
    let findings: Findings
    var types = TypeNames()
    var translator = ExpressionTranslator()
    var names: DraftNames
    var naming = SQLNaming()
    var patterns: [NameKind: String] = [:]
    /// The sequences that are behind serial columns, by the columns' identities.
    var serials: [CatalogueIdentity: CatalogueObject] = [:]
    /// The declarations that have been made.
    private(set) var declared: Set<CatalogueIdentity> = []
    /// The objects whose comments stand as documentation.
    var documented: Set<CatalogueIdentity> = []
    /// The objects whose settings, which ALTER says, stand in the schema's words.
    var saidSettings: Set<CatalogueIdentity> = []
    /// What the language has no form for.
    var leftovers: [Leftover] = []
    var notes: [String] = []
    /// What is said in the language's words.
    let said = SaidExpressions()

    init(_ catalogue: DatabaseCatalogue, findings: Findings) {
        map = CatalogueMap(catalogue)
        self.findings = findings
        names = DraftNames()
        findSerials()
        names.read(map, serials: Set(serials.values.map(\.identity)), asText: findings.asText)
        prepareTypes()
        findPatterns()
    }

    /// The namespace of a path: nil for `public`, in which everything is that stands in none.
    func namespace(_ path: [String]) -> String? { path.first == "public" ? nil : path.first }

    mutating func declare(_ identity: CatalogueIdentity) { declared.insert(identity) }

    /// The draft of everything but what is kept as text.
    mutating func draft(name: String) -> SchemaDraft {
        var draft = SchemaDraft(name: name, databases: ["postgresql(\(map.catalogue.engine.majorVersion))"])
        draft.naming = patterns
        var declarations = extensions()
        for namespace in map.catalogue.objects(.namespace) where namespace.identity.path != ["public"] {
            declare(namespace.identity)
            let sqlName = namespace.identity.path[0]
            draft.namespaces.append(
                NamespaceDraft(
                    name: DraftName(swift: names.namespaces[sqlName] ?? sqlName, sql: sqlName),
                    documentation: documentation(of: namespace)))
        }
        var others = enumerations() + domains() + sequences() + tables() + views()
        // The declarations of a namespace stand together.
        let order = [nil] + draft.namespaces.map { Optional($0.name.sql) }
        var places: [String?: Int] = [:]
        for (place, namespace) in order.enumerated() { places[namespace] = place }
        others = others.enumerated().sorted {
            let (left, right) = (places[$0.element.namespace] ?? 0, places[$1.element.namespace] ?? 0)
            return left != right ? left < right : $0.offset < $1.offset
        }.map(\.element)
        declarations += others
        draft.declarations = declarations
        if !documented.isEmpty { draft.settings.append(.init("sqlComments", "true")) }
        return draft
    }

    // MARK: Documentation

    /// The comment of an object, where `///` lines say the same.
    mutating func documentation(of object: CatalogueObject) -> String? {
        guard let comment = object.text(.comment), Self.isDocumentation(comment),
            // Those of what has no place are kept together with it.
            object.text(.sequenceComment) == nil, object.text(.indexComment) == nil
        else { return nil }
        documented.insert(object.identity)
        return comment
    }

    /// Whether a text is the same when it is read from `///` lines again.
    private static func isDocumentation(_ text: String) -> Bool {
        guard !text.isEmpty, !text.hasPrefix("\n"), !text.hasSuffix("\n") else { return false }
        for scalar in text.unicodeScalars where scalar != "\n" {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
            default: break
            }
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).allSatisfy { line in
            guard let first = line.utf8.first, let last = line.utf8.last else { return true }
            return last != 0x20 && first != 0x20
        }
    }

    // MARK: Expressions

    /// An expression of an object: in the language's words where that is known to be the same, else as SQL.
    func expression(_ printed: String, of identity: CatalogueIdentity, _ translate: (String) -> String?) -> String {
        if !findings.isAllInSQL, !findings.inSQL.contains(identity), let text = translate(printed) {
            said.texts[identity, default: []].append(text)
            return text
        }
        return SourceText.sqlExpression(PrintedText.readAgain(printed))
    }

    /// The translator for the rows of a table.
    func translator(of path: [String]) -> ExpressionTranslator {
        var result = translator
        for column in map.columns[path] ?? [] {
            guard let sqlName = column.identity.path.last, let name = names.columns[path]?[sqlName] else { continue }
            let family = types.name(of: column.text(.type) ?? "").family
            result.columns[sqlName] = ExpressionTranslator.Column(name: name, family: family)
        }
        return result
    }

    // MARK: Preparation

    /// A column whose default is the next number of a sequence of its own, and which is as `serial` makes it.
    private mutating func findSerials() {
        for sequence in map.catalogue.objects(.sequence) {
            let owner = sequence.list(.ownedBy)
            guard owner.count == 3, owner[0] == sequence.identity.path[0],
                let column = map.catalogue[CatalogueIdentity(.column, owner)], column.flag(.isNotNull),
                column.text(.type) == sequence.text(.type), column.text(.identity) == nil,
                sequence.text(.comment) == nil,
                let table = map.catalogue[CatalogueIdentity(.table, [owner[0], owner[1]])], !map.isPartition(table),
                sequence.flag(.isUnlogged) == (table.flag(.isUnlogged) && hasUnloggedSequences),
                !findings.asText.contains(table.identity), !findings.inSQL.contains(column.identity),
                Self.sequence(inDefault: column.text(.defaultValue)) == sequence.identity.path
            else { continue }
            serials[column.identity] = sequence
        }
    }

    /// The sequence whose next number a default is, by its path.
    static func sequence(inDefault printed: String?) -> [String]? {
        guard let printed, printed.hasPrefix("nextval("),
            case .call(["nextval"], let arguments)? = PrintedExpression(printed), arguments.count == 1,
            case .cast(.string(let name), "regclass") = arguments[0]
        else { return nil }
        return PrintedText.path(name)
    }

    /// Whether sequences of tables without a log have none either, as from PostgreSQL 15 on.
    private var hasUnloggedSequences: Bool { map.catalogue.engine.majorVersion >= 15 }

    private mutating func prepareTypes() {
        types.enumerations = names.enumerations
        translator.cases = names.cases
        translator.sequences = names.sequences
        // A domain counts as what it stands on; one on another domain as nothing that is known.
        for domain in map.catalogue.objects(.domain) {
            guard let name = names.domains[domain.identity.path] else { continue }
            let base = types.name(of: domain.text(.type) ?? "")
            let family = map.catalogue.objects(.domain).contains { types.domains[$0.identity.path] == base }
            types.domains[domain.identity.path] = TypeNames.Name(
                source: SourceText.name(name), family: family ? .other : base.family)
        }
    }
}

/// The expressions of a draft that are said in the language's words, by what they belong to.
final class SaidExpressions {
    var texts: [CatalogueIdentity: [String]] = [:]
}

/// Something that the language has no form for: a statement, and what takes it back.
struct Leftover: Equatable {
    /// What it is about.
    var object: CatalogueIdentity
    /// The kind of `sql` object.
    var kind: String
    /// Its identity; SQL as it stands behind DROP, or words.
    var identity: String
    /// The table or view that it belongs to.
    var owner: CatalogueIdentity?
    /// What it needs.
    var needs: Set<CatalogueIdentity> = []
    /// What it makes besides the object.
    var makes: [CatalogueIdentity] = []
    /// What makes it.
    var create: String
    /// What takes it back; nil where that follows from kind and identity.
    var drop: String?
    /// Why it is kept as text.
    var reason: String
}
