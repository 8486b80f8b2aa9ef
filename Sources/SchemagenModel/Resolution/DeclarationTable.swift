import SchemagenLanguage

/// The Swift names that a schema declares.
struct DeclarationTable {
    /// What a name stands for.
    enum Kind: String {
        case table, view
        case enumeration = "enum"
        case type, mixin, sequence

        /// The name in running text, with its article.
        var title: String {
            switch self {
            case .table: "a table"
            case .view: "a view"
            case .enumeration: "an enum"
            case .type: "a type"
            case .mixin: "a mixin"
            case .sequence: "a sequence"
            }
        }

        /// Whether the generated Swift has a type, and perhaps a file, of that name.
        var makesSwiftType: Bool {
            switch self {
            case .table, .view, .enumeration, .type: true
            case .mixin, .sequence: false
            }
        }

        /// The kind of object, where it is one.
        var objectKind: ObjectKind? {
            switch self {
            case .table: .table
            case .view: .view
            case .enumeration: .enumeration
            case .type: .type
            case .sequence: .sequence
            case .mixin: nil
            }
        }
    }

    struct Entry {
        var kind: Kind
        var span: SourceSpan
    }

    private(set) var entries: [String: Entry] = [:]
    /// The names that make Swift types, in lower case.
    private var folded: [String: (name: String, span: SourceSpan)] = [:]
    /// Names in the order of the file, by kind, for suggestions.
    private var names: [Kind: [String]] = [:]

    /// What a name stands for.
    subscript(name: String) -> Entry? { entries[name] }

    /// The names of some kinds, for suggestions.
    func names(_ kinds: [Kind]) -> [String] { kinds.flatMap { names[$0] ?? [] } }

    /// Declares a name; a name that is taken is reported, and false returned.
    mutating func declare(_ name: Identifier, _ kind: Kind, context: ResolutionContext) -> Bool {
        if let first = entries[name.text] {
            context.report(
                .repeatedName, "`\(name.text)` is declared twice, as \(first.kind.title) and as \(kind.title)",
                at: name.span, notes: [Diagnostic.Note("the first declaration", at: first.span)])
            return false
        }
        if kind.makesSwiftType {
            if BuiltInType.isReserved(name.text) {
                context.report(
                    .reservedName, "`\(name.text)` is a type of the language and cannot be declared", at: name.span)
            }
            let key = name.text.lowercased()
            if let first = folded[key] {
                // Two generated files would have one name on a disk that does not tell them apart.
                context.report(
                    .repeatedName, "`\(name.text)` and `\(first.name)` differ in nothing but capitals", at: name.span,
                    notes: [Diagnostic.Note("the other declaration", at: first.span)])
            } else {
                folded[key] = (name.text, name.span)
            }
        }
        entries[name.text] = Entry(kind: kind, span: name.span)
        names[kind, default: []].append(name.text)
        return true
    }
}
