import SchemagenLanguage
import SchemagenModel

/// A table, view, enum or type as a snapshot says it: in pieces of the snapshot's own text, each a line that people can
/// read. Hints are left out, since they speak of a change and not of what there is.
struct RecordedObject: Sendable, Equatable {
    /// Something in it.
    struct Part: Sendable, Equatable {
        /// What it can be.
        enum Kind: String, Sendable, Hashable {
            case column, index, check
            case primaryKey = "primary key"
            case unique = "unique constraint"
            case foreignKey = "foreign key"
            case exclusion = "exclusion constraint"
            case partitioning
            case enumCase = "case"
            case query
        }

        /// What it is.
        var kind: Kind
        /// By what it is known from one snapshot to the next: the Swift name where it has one, the SQL name otherwise.
        var name: String
        /// The name in the database; of a case the text that is stored.
        var sqlName: String
        /// Its former name, in the snapshot of the change that renamed it.
        var formerName: String?
        /// What the snapshot says about it besides its names.
        var text: String
    }

    /// Its kind and Swift name.
    var identity: ObjectIdentity
    /// The name in the database, with its namespace.
    var sqlName: String
    /// Its former Swift name, in the snapshot of the change that renamed it.
    var formerName: String?
    /// What the snapshot says about it as a whole besides its names.
    var text: String
    /// What is in it, in order.
    var parts: [Part]
}

/// Reads the objects in a piece of a snapshot.
struct RecordedObjectReader {
    private let bytes: [UInt8]
    private let namespace: String?
    private(set) var objects: [RecordedObject] = []

    init(_ piece: SnapshotPieces.Piece) {
        let file = SourceFile(path: "", text: piece.text + "\n")
        bytes = file.bytes
        namespace = piece.namespace.flatMap(Self.sqlName)
        for declaration in Parser.parse(file).tree.declarations { read(declaration) }
    }

    /// `namespace billing as "Billing" {`: the name in SQL.
    private static func sqlName(ofNamespace line: String) -> String? {
        let tree = Parser.parse(SourceFile(path: "", text: line + "\n}\n")).tree
        guard case .namespace(let namespace)? = tree.declarations.first?.kind else { return nil }
        return (namespace.naming.sqlName ?? namespace.naming.name).text
    }

    private mutating func read(_ declaration: DeclarationSyntax) {
        switch declaration.kind {
        case .enumeration(let object):
            let cases = object.cases.map { part(.enumCase, $0, "") }
            add(.enumeration, object.naming, rest(object.naming), cases)
        case .type(let object):
            var text = self.text(object.type.span) + (object.type.isOptional ? "?" : "")
            let more = rest(object.naming)
            if !more.isEmpty { text += " " + more }
            add(.type, object.naming, text, object.checks.map(part))
        case .table(let object):
            add(.table, object.naming, rest(object.naming), object.members.compactMap(part))
        case .virtualTable(let object):
            let module = "using " + text(object.moduleSpan)
            add(.table, object.naming, module + rest(object.naming), object.members.compactMap(part))
        case .view(let object):
            let query = RecordedObject.Part(
                kind: .query, name: "", sqlName: "", text: self.text(object.querySpan))
            let head = object.isMaterialized ? "materialized" : ""
            add(.view, object.naming, head + rest(object.naming), object.members.compactMap(part) + [query])
        case .namespace, .extension, .mixin, .sequence, .opaque, .removed: break
        }
    }

    private mutating func add(
        _ kind: ObjectKind, _ naming: NamingSyntax, _ text: String, _ parts: [RecordedObject.Part]
    ) {
        let sqlName = (naming.sqlName ?? naming.name).text
        objects.append(
            RecordedObject(
                identity: ObjectIdentity(kind, naming.name.text),
                sqlName: namespace.map { "\($0).\(sqlName)" } ?? sqlName, formerName: naming.formerName?.text,
                text: text,
                parts: parts))
    }

    private func part(_ member: MemberSyntax) -> RecordedObject.Part? {
        switch member.kind {
        case .column(let column):
            var text = self.text(column.type.span) + (column.type.isOptional ? "?" : "")
            if let value = column.defaultValue { text += " = " + self.text(value.span) }
            let more = rest(column.naming)
            return part(.column, column.naming, more.isEmpty ? text : "\(text) \(more)")
        case .computed: return nil
        case .primaryKey(let key): return part(.primaryKey, key.sqlName, member.span)
        case .unique(let key): return part(.unique, key.sqlName, member.span)
        case .index(let index): return part(.index, index.sqlName, member.span)
        case .check(let check): return part(check)
        case .foreignKey(let key): return part(.foreignKey, key.sqlName, member.span)
        case .exclusion(let exclusion): return part(.exclusion, exclusion.sqlName, member.span)
        case .partitioning: return part(.partitioning, nil, member.span)
        }
    }

    private func part(_ check: CheckSyntax) -> RecordedObject.Part {
        let name = check.name?.text ?? ""
        return RecordedObject.Part(
            kind: .check, name: name, sqlName: check.sqlName?.text ?? name, formerName: check.formerName?.text,
            text: text(check.condition.span) + rest(check.attributes))
    }

    private func part(_ kind: RecordedObject.Part.Kind, _ naming: NamingSyntax, _ text: String) -> RecordedObject.Part {
        RecordedObject.Part(
            kind: kind, name: naming.name.text, sqlName: (naming.sqlName ?? naming.name).text,
            formerName: naming.formerName?.text, text: text)
    }

    /// A part that is known by its SQL name, which its text is shown without.
    private func part(_ kind: RecordedObject.Part.Kind, _ sqlName: Identifier?, _ span: SourceSpan)
        -> RecordedObject.Part
    {
        var text = self.text(span)
        if let sqlName {
            // The name stands behind the columns, after ` as `.
            let name = SourceSpan(start: Int(sqlName.span.start) - 4, end: Int(sqlName.span.end))
            text =
                self.text(SourceSpan(start: Int(span.start), end: Int(name.start)))
                + self.text(SourceSpan(start: Int(name.end), end: Int(span.end)))
        }
        return RecordedObject.Part(kind: kind, name: sqlName?.text ?? "", sqlName: sqlName?.text ?? "", text: text)
    }

    private func rest(_ naming: NamingSyntax) -> String { rest(naming.attributes) }

    /// The attributes that are no hints.
    private func rest(_ attributes: [AttributeSyntax]) -> String {
        attributes.filter { !Self.hints.contains($0.name.text) }.map { text($0.span) }.joined(separator: " ")
    }

    private static let hints: Set<String> = ["backfill", "convert"]

    private func text(_ span: SourceSpan) -> String {
        let end = min(Int(span.end), bytes.count)
        return String(decoding: bytes[min(Int(span.start), end)..<end], as: UTF8.self)
    }
}
