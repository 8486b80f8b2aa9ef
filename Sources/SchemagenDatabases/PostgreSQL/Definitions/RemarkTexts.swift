/// The texts of comments and privileges, from what the catalogue says of each object.
struct RemarkTexts {
    private(set) var comments: [CatalogueIdentity: ObjectDefinition] = [:]
    private(set) var grants: [CatalogueIdentity: ObjectDefinition] = [:]
    private(set) var defaultPrivileges: [CatalogueIdentity: ObjectDefinition] = [:]

    private let names: ObjectNames
    private let privileges: UsualPrivileges

    init(names: ObjectNames, catalogue: DatabaseCatalogue) {
        self.names = names
        privileges = UsualPrivileges(version: catalogue.engine.majorVersion)
        for object in catalogue.objects {
            comment(on: object)
            if object.identity.kind == .defaultPrivileges {
                setDefaults(object)
            } else if object.identity.kind != .column {
                grant(on: object)
            }
        }
        for object in catalogue.objects where object.identity.kind == .column { grantColumn(object) }
    }

    // MARK: Names

    private func column(_ identity: CatalogueIdentity) -> (name: String, owner: CatalogueIdentity)? {
        guard let owner = names.holder(of: identity), let entry = names[owner], let last = identity.path.last else {
            return nil
        }
        return ("\(entry.name).\(SQLName.quoted(last))", owner)
    }

    /// What stands behind COMMENT ON.
    private func target(_ identity: CatalogueIdentity) -> (text: String, owner: CatalogueIdentity?)? {
        if identity.kind == .column { return column(identity).map { ("COLUMN \($0.name)", $0.owner) } }
        guard let entry = names[identity] else { return nil }
        switch identity.kind {
        case .cast: return ("CAST (\(entry.name))", nil)
        case .checkConstraint, .foreignKey, .primaryKey, .uniqueConstraint, .exclusionConstraint, .notNullConstraint:
            guard let owner = entry.owner, let table = names[owner] else { return nil }
            let isDomain = owner.kind == .domain
            return ("CONSTRAINT \(entry.name) ON \(isDomain ? "DOMAIN " : "")\(table.name)", isDomain ? nil : owner)
        case .trigger, .rule, .policy:
            guard let owner = entry.owner, let table = names[owner] else { return nil }
            return ("\(Self.words(identity.kind)) \(entry.name) ON \(table.name)", owner)
        default: return ("\(Self.words(identity.kind)) \(entry.name)", Self.owner(identity))
        }
    }

    /// What a remark on a table or a view belongs to: that itself.
    private static func owner(_ identity: CatalogueIdentity) -> CatalogueIdentity? {
        switch identity.kind {
        case .table, .view, .materializedView: identity
        case .index: CatalogueIdentity(.table, Array(identity.path.dropLast()))
        default: nil
        }
    }

    /// The words of a kind in SQL.
    private static func words(_ kind: CatalogueKind) -> String {
        switch kind {
        case .namespace: "SCHEMA"
        case .enumeration, .compositeType, .rangeType, .baseType: "TYPE"
        case .foreignServer: "SERVER"
        default: kind.title.uppercased()
        }
    }

    // MARK: Comments

    private mutating func comment(on object: CatalogueObject) {
        if let text = object.text(.comment), let target = target(object.identity) {
            comments[object.identity] = Self.comment(text, on: target)
        }
        // Of an identity column's sequence, which is no object of its own; likewise of a constraint's index.
        if let text = object.text(.sequenceComment), let name = SQLName.qualified(object.list(.sequence)) {
            add(text, on: ("SEQUENCE \(name)", names.holder(of: object.identity)), to: object.identity)
        }
        if let text = object.text(.indexComment), let schema = object.identity.path.first,
            let name = SQLName.qualified([schema, object.identity.path.last ?? ""])
        {
            add(text, on: ("INDEX \(name)", names[object.identity]?.owner), to: object.identity)
        }
    }

    private static func comment(_ text: String, on target: (text: String, owner: CatalogueIdentity?))
        -> ObjectDefinition
    {
        ObjectDefinition(
            kind: "comment", identity: lowercased(target.text), owner: target.owner,
            create: "COMMENT ON \(target.text) IS \(SQLName.literal(text))", drop: "COMMENT ON \(target.text) IS NULL",
            writtenDrop: "COMMENT ON \(target.text) IS NULL")
    }

    private mutating func add(
        _ text: String, on target: (text: String, owner: CatalogueIdentity?), to identity: CatalogueIdentity
    ) {
        comments[identity] = Self.joined(comments[identity], Self.comment(text, on: target))
    }

    private static func joined(_ first: ObjectDefinition?, _ second: ObjectDefinition) -> ObjectDefinition {
        guard let first else { return second }
        return ObjectDefinition(
            kind: first.kind, identity: first.identity, owner: first.owner,
            create: first.create + ";\n" + second.create,
            drop: first.writtenDrop + ";\n" + second.writtenDrop,
            writtenDrop: first.writtenDrop + ";\n" + second.writtenDrop)
    }

    /// The identity of a remark: the words before the name in small letters.
    private static func lowercased(_ target: String) -> String {
        var words = target.split(separator: " ", omittingEmptySubsequences: false)[...]
        var result: [String] = []
        while let word = words.first, word.utf8.allSatisfy({ (0x41...0x5A).contains($0) }), words.count > 1 {
            result.append(word.lowercased())
            words.removeFirst()
        }
        return (result + words.map(String.init)).joined(separator: " ")
    }

    // MARK: Privileges

    private static let grantable: [CatalogueKind: String] = [
        .table: "TABLE", .foreignTable: "TABLE", .view: "TABLE", .materializedView: "TABLE", .sequence: "SEQUENCE",
        .function: "FUNCTION", .aggregate: "FUNCTION", .procedure: "PROCEDURE", .namespace: "SCHEMA",
        .enumeration: "TYPE", .compositeType: "TYPE", .rangeType: "TYPE", .baseType: "TYPE", .domain: "TYPE",
        .language: "LANGUAGE", .foreignDataWrapper: "FOREIGN DATA WRAPPER", .foreignServer: "FOREIGN SERVER",
    ]

    private mutating func grant(on object: CatalogueObject) {
        let identity = object.identity
        guard case .list(let entries)? = object.facts[.grants], let words = Self.grantable[identity.kind],
            let entry = names[identity]
        else { return }
        // What has no arguments is called with a star where it is an aggregate; GRANT knows it as a function.
        let name =
            identity.kind == .aggregate && entry.name.hasSuffix("(*)") ? "\(entry.name.dropLast(3))()" : entry.name
        let usual = privileges.of(identity)
        let texts = PrivilegeTexts(given: entries, usual: usual, on: "\(words) \(name)")
        grants[identity] = texts.definition(
            identity: "\(words.lowercased()) \(entry.name)", owner: Self.owner(identity))
    }

    /// Those of a column are the table's too; an identity column's sequence comes with it.
    private mutating func grantColumn(_ object: CatalogueObject) {
        let identity = object.identity
        guard let owner = names.holder(of: identity), let table = names[owner], let name = identity.path.last else {
            return
        }
        if case .list(let entries)? = object.facts[.grants] {
            let texts = PrivilegeTexts(
                given: entries, usual: [], on: "TABLE \(table.name)", column: SQLName.quoted(name))
            if let definition = texts.definition(
                identity: "column \(table.name).\(SQLName.quoted(name))", owner: Self.owner(owner))
            {
                grants[identity] = definition
            }
        }
        if case .list(let entries)? = object.facts[.sequenceGrants],
            let sequence = SQLName.qualified(object.list(.sequence))
        {
            let texts = PrivilegeTexts(
                given: entries, usual: privileges.of(CatalogueIdentity(.sequence, [])), on: "SEQUENCE \(sequence)")
            if let definition = texts.definition(identity: "sequence \(sequence)", owner: Self.owner(owner)) {
                grants[identity] = Self.joined(grants[identity], definition)
            }
        }
    }

    private mutating func setDefaults(_ object: CatalogueObject) {
        let path = object.identity.path
        guard path.count == 3, case .list(let entries)? = object.facts[.grants] else { return }
        var start = "ALTER DEFAULT PRIVILEGES"
        if path[2] != "owner" { start += " FOR ROLE \(path[2])" }
        if !path[0].isEmpty { start += " IN SCHEMA \(SQLName.quoted(path[0]))" }
        // What holds in one schema is added to what holds in all.
        let usual = path[0].isEmpty ? privileges.byDefault(of: path[1]) : []
        let texts = PrivilegeTexts(
            given: entries, usual: usual, on: path[1].uppercased(), prefix: start + " ",
            owner: path[2] == "owner" ? "CURRENT_USER" : path[2])
        let place = path[0].isEmpty ? "" : " in \(SQLName.quoted(path[0]))"
        let whose = path[2] == "owner" ? "" : " of \(path[2])"
        defaultPrivileges[object.identity] = texts.definition(
            kind: "default privileges", identity: path[1] + place + whose, owner: nil)
    }
}
