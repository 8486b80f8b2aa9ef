/// The texts of ALTER for what is set on tables, columns and indexes beside their definitions: storage, compression,
/// statistics, replica identity, the index to cluster on, defaults of views' columns.
struct SettingTexts {
    private(set) var settings: [CatalogueIdentity: ObjectDefinition] = [:]
    private let names: ObjectNames

    init(names: ObjectNames, catalogue: DatabaseCatalogue) {
        self.names = names
        for object in catalogue.objects {
            switch object.identity.kind {
            case .column: column(object)
            case .table: table(object)
            default: index(object)
            }
        }
    }

    /// An action and the one that takes it back.
    private typealias Action = (set: String, reset: String)

    private mutating func add(
        _ actions: [Action], to identity: CatalogueIdentity, as name: String, owner: CatalogueIdentity?, alter: String
    ) {
        guard !actions.isEmpty else { return }
        // A statement each: a view takes one action at a time.
        func text(_ words: [String]) -> String { words.map { "\(alter) \($0)" }.joined(separator: ";\n") }
        let drop = text(actions.map(\.reset))
        let create = text(actions.map(\.set))
        if let first = settings[identity] {
            settings[identity] = ObjectDefinition(
                kind: "setting", identity: first.identity, owner: first.owner, create: first.create + ";\n" + create,
                drop: first.writtenDrop + ";\n" + drop, writtenDrop: first.writtenDrop + ";\n" + drop)
            return
        }
        settings[identity] = ObjectDefinition(
            kind: "setting", identity: name, owner: owner, create: create, drop: drop, writtenDrop: drop)
    }

    /// What changes a table, not those that inherit from it.
    private static func alter(_ owner: CatalogueIdentity, _ name: String) -> String {
        switch owner.kind {
        case .view: "ALTER VIEW \(name)"
        case .materializedView: "ALTER MATERIALIZED VIEW \(name)"
        default: "ALTER TABLE ONLY \(name)"
        }
    }

    private mutating func column(_ object: CatalogueObject) {
        // The text of a foreign table sets what its columns have.
        guard let owner = names.holder(of: object.identity), let table = names[owner]?.name,
            [.table, .view, .materializedView].contains(owner.kind), let last = object.identity.path.last
        else { return }
        let name = SQLName.quoted(last)
        let start = "ALTER COLUMN \(name)"
        var actions: [Action] = []
        if let storage = object.text(.storage) {
            actions.append(
                ("\(start) SET STORAGE \(storage.uppercased())", "\(start) SET STORAGE \(Self.usualStorage(object))"))
        }
        if let compression = object.text(.compression) {
            actions.append(("\(start) SET COMPRESSION \(compression)", "\(start) SET COMPRESSION DEFAULT"))
        }
        if let target = object.number(.statisticsTarget) {
            actions.append(("\(start) SET STATISTICS \(target)", "\(start) SET STATISTICS -1"))
        }
        let options = object.list(.options)
        if !options.isEmpty {
            let words = options.map { $0.prefix { $0 != "=" } }.joined(separator: ", ")
            actions.append(("\(start) SET (\(options.joined(separator: ", ")))", "\(start) RESET (\(words))"))
        }
        if owner.kind == .view, let value = object.text(.defaultValue) {
            actions.append(("\(start) SET DEFAULT \(value)", "\(start) DROP DEFAULT"))
        }
        add(
            actions, to: object.identity, as: "column \(table).\(name)", owner: owner, alter: Self.alter(owner, table))
    }

    /// How values of a type are kept by themselves, of the types that let it be set.
    private static func usualStorage(_ column: CatalogueObject) -> String {
        let type = column.text(.type) ?? ""
        let isMain = !type.hasSuffix("]") && (type.hasPrefix("numeric") || type == "inet" || type == "cidr")
        return isMain ? "MAIN" : "EXTENDED"
    }

    private mutating func table(_ object: CatalogueObject) {
        guard let identity = object.text(.replicaIdentity), let name = names[object.identity]?.name else { return }
        let words = identity.hasPrefix("index ") ? "USING INDEX \(identity.dropFirst(6))" : identity.uppercased()
        add(
            [("REPLICA IDENTITY \(words)", "REPLICA IDENTITY DEFAULT")], to: object.identity,
            as: "replica identity of \(name)",
            owner: object.identity, alter: "ALTER TABLE ONLY \(name)")
    }

    private mutating func index(_ object: CatalogueObject) {
        guard let last = object.identity.path.last, let schema = object.identity.path.first,
            let owner = names.holder(of: object.identity), let table = names[owner]?.name,
            let index = SQLName.qualified([schema, last])
        else { return }
        if object.flag(.isClustered) {
            let alter = owner.kind == .materializedView ? Self.alter(owner, table) : "ALTER TABLE \(table)"
            add(
                [("CLUSTER ON \(SQLName.quoted(last))", "SET WITHOUT CLUSTER")], to: object.identity,
                as: "index \(index)", owner: owner, alter: alter)
        }
        let actions = object.list(.statisticsTarget).compactMap { entry -> Action? in
            let parts = entry.split(separator: "=")
            guard parts.count == 2 else { return nil }
            let start = "ALTER COLUMN \(parts[0]) SET STATISTICS"
            return ("\(start) \(parts[1])", "\(start) -1")
        }
        add(actions, to: object.identity, as: "index \(index)", owner: owner, alter: "ALTER INDEX \(index)")
    }
}
