/// A hint for one migration, found in a file: `was`, `removed`, `@backfill` or `@convert`.
///
/// A hint is spent when the newest snapshot holds an equal one. Where a hint stands makes no difference to whether two
/// are equal; nor does the expression of a `@backfill` or `@convert`, of which a column has one at a time.
public struct EvolutionHint: Sendable, Hashable {
    /// What a hint says.
    public enum Kind: Sendable, Hashable {
        /// The Swift name before a renaming.
        case formerName(String)
        /// An intended loss: the kind of what was removed.
        case removal(String)
        /// Values for rows that exist already.
        case backfill
        /// A conversion to another type.
        case convert
    }

    /// What the hint says.
    public var kind: Kind
    /// The Swift path of what it is about: `["Reply", "subject"]`.
    public var path: [String]
    /// The text to take out of the file when the hint is spent.
    public var span: SourceSpan

    /// Makes a hint.
    public init(_ kind: Kind, path: [String], span: SourceSpan) {
        self.kind = kind
        self.path = path
        self.span = span
    }

    /// Two hints are equal when they say the same of the same thing.
    public static func == (left: EvolutionHint, right: EvolutionHint) -> Bool {
        left.kind == right.kind && left.path == right.path
    }

    /// Hashes what the hint says, and of what.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(path)
    }

    /// The hints of a file, in the order of the file but for those of a declaration and its members, which come together.
    public static func all(in parsed: ParseResult) -> [EvolutionHint] {
        var collector = HintCollector(parsed.tokens)
        for declaration in parsed.tree.declarations { collector.visit(declaration) }
        return collector.hints
    }
}

/// Goes through a tree in search of hints.
private struct HintCollector {
    private let tokens: [Token]
    private(set) var hints: [EvolutionHint] = []

    init(_ stream: TokenStream) { tokens = stream.tokens }

    mutating func visit(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .namespace(let namespace):
            for inner in namespace.declarations { visit(inner) }
        case .enumeration(let enumeration):
            visit(enumeration.naming, in: [])
            for element in enumeration.cases { visit(element, in: [enumeration.naming.name.text]) }
        case .type(let type):
            visit(type.naming, in: [])
            visit(type.checks, in: type.naming.name.text)
        case .mixin(let mixin): visit(mixin.members, of: mixin.naming)
        case .table(let table): visit(table.members, of: table.naming)
        case .virtualTable(let table): visit(table.members, of: table.naming)
        case .view(let view): visit(view.members, of: view.naming)
        case .sequence(let sequence): visit(sequence.naming, in: [])
        case .removed(let removed):
            hints.append(
                EvolutionHint(
                    .removal(removed.kind.text), path: removed.path.map(\.text), span: declaration.span))
        case .extension, .opaque: break
        }
    }

    private mutating func visit(_ members: [MemberSyntax], of owner: NamingSyntax) {
        visit(owner, in: [])
        let path = [owner.name.text]
        for member in members {
            switch member.kind {
            case .column(let column):
                visit(column.naming, in: path)
                for attribute in column.naming.attributes {
                    let kind: EvolutionHint.Kind
                    switch attribute.name.text {
                    case "backfill": kind = .backfill
                    case "convert": kind = .convert
                    default: continue
                    }
                    hints.append(EvolutionHint(kind, path: path + [column.naming.name.text], span: attribute.span))
                }
            case .check(let check): visit([check], in: owner.name.text)
            case .computed, .primaryKey, .unique, .index, .foreignKey, .exclusion, .partitioning: break
            }
        }
    }

    private mutating func visit(_ checks: [CheckSyntax], in owner: String) {
        for check in checks {
            guard let name = check.name, let former = check.formerName else { continue }
            add(former, path: [owner, name.text])
        }
    }

    private mutating func visit(_ naming: NamingSyntax, in path: [String]) {
        if let former = naming.formerName { add(former, path: path + [naming.name.text]) }
    }

    private mutating func add(_ former: Identifier, path: [String]) {
        hints.append(EvolutionHint(.formerName(former.text), path: path, span: clause(of: former)))
    }

    /// The span of `was` with the name behind it.
    private func clause(of name: Identifier) -> SourceSpan {
        var low = 0
        var high = tokens.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if tokens[middle].span.start <= name.span.start { low = middle } else { high = middle }
        }
        guard low > 0, tokens[low - 1].keyword == .was else { return name.span }
        return tokens[low - 1].span.union(name.span)
    }
}
