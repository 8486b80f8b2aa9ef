import SchemagenLanguage

/// Resolves `removed …`: a thing that is to vanish must not be there.
struct RemovalResolver {
    private enum Kind: String, CaseIterable {
        case table, virtualTable = "virtual table", column, enumeration = "enum", enumCase = "case", type, index,
            unique, primaryKey, check, foreignKey
        case exclusion = "exclude", partition, view, materializedView = "materialized view", sequence, namespace
        case `extension`

        /// How many names the path has.
        var pathLengths: ClosedRange<Int> {
            switch self {
            case .table, .virtualTable, .enumeration, .type, .view, .materializedView, .sequence, .namespace,
                .extension:
                1...1
            case .primaryKey: 1...2
            case .column, .enumCase, .index, .unique, .check, .foreignKey, .exclusion: 2...2
            // Behind the partitions around it.
            case .partition: 2...8
            }
        }
    }

    private let context: ResolutionContext
    private let schema: Schema
    private let index: SchemaIndex
    private var views: [String: View] { index.views }

    /// The removals of a file.
    /// - Parameter schema: The schema, complete but for them.
    static func resolve(
        _ declarations: [Scoped<RemovedSyntax>], in schema: Schema, context: ResolutionContext
    ) -> [Removal] {
        guard !declarations.isEmpty else { return [] }
        return RemovalResolver(schema, context: context).resolve(declarations)
    }

    private init(_ schema: Schema, context: ResolutionContext) {
        self.schema = schema
        index = SchemaIndex(schema)
        self.context = context
    }

    private func resolve(_ declarations: [Scoped<RemovedSyntax>]) -> [Removal] {
        var opaque: [String: SourceSpan] = [:]
        for object in schema.opaqueObjects { opaque[object.name] = object.anchor.span }
        var seen: [[String]: SourceSpan] = [:]
        var result: [Removal] = []
        for declaration in declarations {
            guard let removal = resolve(declaration, opaque: opaque) else { continue }
            let key = [removal.kind] + removal.path
            if let first = seen[key] {
                context.report(
                    .invalidRemoval, "this is removed twice", at: declaration.syntax.span,
                    notes: [Diagnostic.Note("the first time", at: first)])
                continue
            }
            seen[key] = declaration.syntax.span
            result.append(removal)
        }
        return result
    }

    private func resolve(_ declaration: Scoped<RemovedSyntax>, opaque: [String: SourceSpan]) -> Removal? {
        let syntax = declaration.syntax
        let path = syntax.path.map(\.text)
        guard !path.isEmpty else { return nil }
        if syntax.kind.text.hasPrefix("sql ") {
            let kind = String(syntax.kind.text.dropFirst(4))
            guard OpaqueResolver.kindNames.contains(kind) else {
                context.reportUnknown(
                    .unknownSQLKind, "there is no kind of object `\(kind)`", name: kind,
                    among: OpaqueResolver.kindNames,
                    at: syntax.kind.span)
                return nil
            }
            let name = OpaqueObject.name(
                kind: kind, identity: path[path.count - 1], table: path.count == 2 ? path[0] : nil)
            if let present = opaque[name] { reportPresent(syntax, at: present) }
        } else {
            guard let kind = Kind(rawValue: syntax.kind.text) else {
                context.reportUnknown(
                    .invalidRemoval, "there is nothing of the kind `\(syntax.kind.text)` to remove",
                    name: syntax.kind.text, among: Kind.allCases.map(\.rawValue), at: syntax.kind.span)
                return nil
            }
            guard kind.pathLengths.contains(path.count) else {
                let form = kind.pathLengths.upperBound == 1 ? "its name alone" : "its owner and its name: `Owner.name`"
                context.report(.invalidRemoval, "`removed \(kind.rawValue)` takes \(form)", at: syntax.span)
                return nil
            }
            if let present = place(of: kind, path) { reportPresent(syntax, at: present) }
            checkReplacement(syntax, kind)
        }
        let attributes = AttributeReader(syntax.attributes, on: .removal, context: context)
        return Removal(
            kind: syntax.kind.text, path: path, replacement: syntax.replacement.map { SyntaxPrinter.print($0) },
            allowances: attributes.allowances() + declaration.scope.allowances, anchor: SourceAnchor(syntax.span))
    }

    private func reportPresent(_ syntax: RemovedSyntax, at span: SourceSpan) {
        context.report(
            .removedButPresent, "`\(syntax.path.map(\.text).joined(separator: "."))` is removed, and still there",
            at: syntax.span, notes: [Diagnostic.Note("declared here", at: span)])
    }

    private func checkReplacement(_ syntax: RemovedSyntax, _ kind: Kind) {
        guard let replacement = syntax.replacement else { return }
        guard kind == .enumCase else {
            context.report(
                .invalidRemoval, "only a case has something in its place behind `->`", at: replacement.span)
            return
        }
        guard case .enumCase(let name) = replacement.kind, let enumeration = index.enums[syntax.path[0].text] else {
            return
        }
        guard !enumeration.cases.contains(where: { $0.name == name }) else { return }
        context.reportUnknown(
            .invalidRemoval, "`\(enumeration.info.name)` has no case `\(name)`", name: name,
            among: enumeration.cases.map(\.name), at: replacement.span)
    }

    /// Where the thing is declared, if it is there.
    private func place(of kind: Kind, _ path: [String]) -> SourceSpan? {
        let name = path[path.count - 1]
        let table = index.tables[path[0]]
        // What says `was` is another thing, which took the name of the one that goes.
        func place(_ info: ObjectInfo?) -> SourceSpan? { info?.formerName == nil ? info?.anchor.span : nil }
        switch kind {
        case .table, .virtualTable: return place(table?.info)
        case .enumeration: return place(index.enums[name]?.info)
        case .type: return place(index.types[name]?.info)
        case .view, .materializedView: return place(views[name]?.info)
        case .sequence: return place(index.sequences[name]?.info)
        case .namespace: return schema.namespaces.first { $0.name == name }?.anchor.span
        case .extension: return schema.extensions.first { $0.name == name }?.anchor.span
        case .column:
            guard let column = table?.column(name), column.formerName == nil else { return nil }
            return column.anchor.span
        case .enumCase:
            return index.enums[path[0]]?.cases.first { $0.name == name && $0.formerName == nil }?.anchor.span
        case .index:
            let indexes = table?.indexes ?? views[path[0]]?.indexes ?? []
            return indexes.first { $0.sqlName == name }?.anchor.span
        case .unique: return table?.uniques.first { $0.info.sqlName == name }?.info.anchor.span
        case .primaryKey:
            guard let key = table?.primaryKey, path.count == 1 || key.info.sqlName == name else { return nil }
            return key.info.anchor.span
        case .check: return table?.checks.first { $0.name == name || $0.info.sqlName == name }?.info.anchor.span
        case .foreignKey: return table?.foreignKeys.first { $0.info.sqlName == name }?.info.anchor.span
        case .exclusion: return table?.exclusions.first { $0.info.sqlName == name }?.info.anchor.span
        case .partition:
            var partitioning = table?.options.partitioning
            for name in path.dropFirst().dropLast() {
                partitioning = partitioning?.partitions.first { $0.name == name }?.partitioning?.partitioning
            }
            return partitioning?.partitions.first { $0.name == name }?.anchor.span
        }
    }
}

extension RemovedSyntax {
    /// Kind and path.
    var span: SourceSpan { path.reduce(kind.span) { $0.union($1.span) } }
}
