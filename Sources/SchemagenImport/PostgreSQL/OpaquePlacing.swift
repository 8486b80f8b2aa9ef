import SchemagenDatabases
import SchemagenModel

/// The SQL texts of objects that the language has no form for, and what needs what.
struct OpaqueTexts {
    let definitions: PostgreSQLDefinitions
    let dependencies: PostgreSQLDependencies

    /// Reads them.
    init(_ connection: PostgreSQLConnection, _ catalogue: DatabaseCatalogue) throws {
        dependencies = try PostgreSQLDependencies.read(connection)
        definitions = try PostgreSQLDefinitions.read(connection, catalogue: catalogue, dependencies: dependencies)
    }
}

/// Puts into a draft what is kept as text.
struct OpaquePlacing {
    /// An object kept as text.
    private struct Item {
        var object: CatalogueIdentity
        var draft: OpaqueDraft
        var needs: Set<CatalogueIdentity>
        var reason: String
    }

    private let drafter: PostgreSQLDrafter
    private let texts: OpaqueTexts
    private var items: [Item] = []
    /// The items by the objects that they make.
    private var makers: [CatalogueIdentity: Int] = [:]
    private var takenNames: Set<String> = []
    /// How often an identity occurs, whatever the kind.
    private var identityCounts: [String: Int] = [:]
    /// What was put there, with the reasons.
    private(set) var reports: [ImportedSchema.OpaqueObject] = []
    private(set) var notes: [String] = []

    init(_ drafter: PostgreSQLDrafter, _ texts: OpaqueTexts) {
        self.drafter = drafter
        self.texts = texts
    }

    mutating func place(in draft: inout SchemaDraft) {
        collect()
        let early = neededByTables()
        for index in draft.declarations.indices {
            guard case .view(var view) = draft.declarations[index].content else { continue }
            let path = [draft.declarations[index].namespace ?? "public", view.name.sql]
            let identity = CatalogueIdentity(view.isMaterialized ? .materializedView : .view, path)
            let needs = texts.dependencies.all(of: identity)
            view.uses = uses(of: needs, besides: identity)
            // What reads a view that is empty when it is made cannot be filled then.
            if view.isMaterialized, !view.attributes.contains("@noData"), needs.contains(where: isEmptyAtFirst) {
                view.attributes.append("@noData")
            }
            draft.declarations[index].content = .view(view)
        }
        let ordered = order()
        func declarations(_ isEarly: Bool) -> [DeclarationDraft] {
            ordered.filter { early.contains($0) == isEarly }.map { place in
                var draft = items[place].draft
                draft.uses = uses(of: needs(of: place, isEarly: isEarly), besides: items[place].object)
                return DeclarationDraft(.opaque(draft))
            }
        }
        let first = draft.declarations.firstIndex {
            if case .databaseExtension = $0.content { false } else { true }
        }
        draft.declarations.insert(contentsOf: declarations(true), at: first ?? draft.declarations.endIndex)
        draft.declarations += declarations(false)
        for place in ordered {
            reports.append(.init(object: Self.title(items[place]), reason: items[place].reason))
        }
    }

    private func isEmptyAtFirst(_ identity: CatalogueIdentity) -> Bool {
        identity.kind == .materializedView && drafter.map.catalogue[identity]?.flag(.isNotPopulated) ?? false
    }

    private static func title(_ item: Item) -> String {
        switch item.draft.kind {
        case "comment", "grant", "setting": "\(item.draft.kind) \(item.draft.identity)"
        default: item.object.description
        }
    }

    // MARK: Collecting

    private mutating func collect() {
        let catalogue = drafter.map.catalogue
        collect(catalogue.objects.filter { !Self.isForObjectsToCome($0.identity.kind) })
        collectLeftovers()
        collectRemarks()
        // Last, since all that is made behind them would feel them.
        collect(catalogue.objects.filter { Self.isForObjectsToCome($0.identity.kind) })
        for item in items { identityCounts[item.draft.identity, default: 0] += 1 }
    }

    /// Whether objects of a kind act on others that are made later.
    private static func isForObjectsToCome(_ kind: CatalogueKind) -> Bool {
        kind == .defaultPrivileges || kind == .eventTrigger
    }

    private mutating func collect(_ objects: [CatalogueObject]) {
        for object in objects {
            let identity = object.identity
            guard !drafter.declared.contains(identity) else { continue }
            if let definition = texts.definitions.objects[identity] {
                add(
                    definition, of: identity, reason: "the language has no form of its own for a \(identity.kind.title)"
                )
            } else if let text = Self.written(object, drafter) {
                add(text, of: identity, reason: "the language has no form for what it has besides")
            } else if isWhole(identity.kind), texts.definitions.parts[identity] == nil {
                notes.append("\(identity) is not imported: the importer has no text for it")
            }
        }
    }

    private mutating func collectLeftovers() {
        for leftover in drafter.leftovers {
            var draft = OpaqueDraft(kind: leftover.kind, identity: leftover.identity, create: leftover.create)
            draft.drop = leftover.drop
            draft.table = leftover.owner.flatMap { drafter.names.relation($0.path) }
            add(
                Item(
                    object: leftover.object, draft: draft,
                    needs: leftover.needs.union(texts.dependencies.all(of: leftover.object)), reason: leftover.reason),
                makes: ["constraint", "index", "table"].contains(leftover.kind))
            for identity in leftover.makes { makers[identity] = items.count - 1 }
        }
    }

    /// Settings, comments and privileges.
    private mutating func collectRemarks() {
        for object in drafter.map.catalogue.objects {
            let identity = object.identity
            if let setting = texts.definitions.settings[identity], !drafter.saidSettings.contains(identity) {
                addSetting(setting, of: object)
            }
            if let comment = texts.definitions.comments[identity], !drafter.documented.contains(identity) {
                addRemark(comment, on: identity, reason: "no documentation of the schema can say this comment")
            }
            if let grant = texts.definitions.grants[identity] {
                addRemark(grant, on: identity, reason: "privileges are kept as SQL")
            }
        }
    }

    private func isWhole(_ kind: CatalogueKind) -> Bool {
        switch kind {
        case .namespace, .column, .primaryKey, .uniqueConstraint, .checkConstraint, .foreignKey, .exclusionConstraint,
            .index:
            false
        default: true
        }
    }

    private mutating func add(_ definition: ObjectDefinition, of identity: CatalogueIdentity, reason: String) {
        var draft = OpaqueDraft(kind: definition.kind, identity: definition.identity, create: definition.create)
        draft.drop = definition.drop
        draft.table = definition.owner.flatMap { drafter.names.relation($0.path) }
        var needs = texts.dependencies.all(of: identity)
        if let owner = definition.owner {
            needs.insert(owner)
            // What belongs to a partition has no Swift name to stand behind `on`.
            if draft.table == nil, draft.drop == nil { draft.drop = definition.writtenDrop }
        }
        if !definition.settings.isEmpty {
            notes.append("\(identity) relies on the settings \(definition.settings.joined(separator: ", "))")
        }
        add(Item(object: identity, draft: draft, needs: needs, reason: reason), makes: true)
    }

    private mutating func addRemark(_ definition: ObjectDefinition, on identity: CatalogueIdentity, reason: String) {
        var draft = OpaqueDraft(kind: definition.kind, identity: definition.identity, create: definition.create)
        draft.drop = definition.drop
        add(Item(object: identity, draft: draft, needs: [identity], reason: reason), makes: false)
    }

    private mutating func addSetting(_ definition: ObjectDefinition, of object: CatalogueObject) {
        var draft = OpaqueDraft(kind: definition.kind, identity: definition.identity, create: definition.create)
        draft.drop = definition.drop
        draft.table = definition.owner.flatMap { drafter.names.relation($0.path) }
        var needs: Set<CatalogueIdentity> = [object.identity]
        if let owner = definition.owner { needs.insert(owner) }
        if let index = drafter.replicaIndex(of: object) { needs.insert(index) }
        add(
            Item(object: object.identity, draft: draft, needs: needs, reason: "the language has no word for it"),
            makes: false)
    }

    private mutating func add(_ item: Item, makes: Bool) {
        var item = item
        var number = 2
        let identity = item.draft.identity
        while !takenNames.insert("\(item.draft.kind) \(item.draft.identity) \(item.draft.table ?? "")").inserted {
            // Kinds whose identity is SQL never share one.
            item.draft.identity = "\(identity) \(number)"
            number += 1
        }
        item.draft.create = PrintedText.readAgain(item.draft.create)
        if makes { makers[item.object] = items.count }
        items.append(item)
    }

    // MARK: Needs

    /// What an object counts as in `uses`, where it is declared: an item, or a Swift name.
    private enum Use {
        case item(Int)
        case name(String)
    }

    private func use(_ identity: CatalogueIdentity) -> Use? {
        let identity = texts.definitions.parts[identity] ?? identity
        // An index or a constraint that is kept as text is one; others are counted as their table.
        if let place = makers[identity] { return .item(place) }
        let names = drafter.names
        let path = identity.path
        switch identity.kind {
        case .table: return tableName(path).map { .name($0) }
        case .view, .materializedView: return names.views[path].map { .name($0) }
        case .enumeration: return names.enumerations[path].map { .name($0) }
        case .domain: return names.domains[path].map { .name($0) }
        case .sequence:
            if let name = names.sequences[path] { return .name(name) }
            let owner = drafter.map.catalogue[identity]?.list(.ownedBy) ?? []
            return owner.count == 3 ? tableName([owner[0], owner[1]]).map { .name($0) } : nil
        case .column, .primaryKey, .uniqueConstraint, .checkConstraint, .foreignKey, .exclusionConstraint, .index,
            .notNullConstraint, .trigger, .policy, .rule:
            guard path.count == 3 else { return nil }
            let owner = Array(path.dropLast())
            for kind in [CatalogueKind.table, .foreignTable, .compositeType, .baseType] {
                if let place = makers[CatalogueIdentity(kind, owner)] { return .item(place) }
            }
            return (tableName(owner) ?? names.views[owner] ?? names.domains[owner]).map { .name($0) }
        default: return nil
        }
    }

    /// The Swift name of a table, or of the table that a partition is a part of.
    private func tableName(_ path: [String]) -> String? {
        var path = path
        for _ in 0..<64 {
            if let name = drafter.names.tables[path] { return name }
            guard let object = drafter.map.catalogue[CatalogueIdentity(.table, path)] else { return nil }
            let parent = object.list(.partitionOf)
            if parent.isEmpty { return nil }
            path = parent
        }
        return nil
    }

    private func needs(of place: Int, isEarly: Bool) -> Set<CatalogueIdentity> {
        let item = items[place]
        // A body is not read when its routine is created; what a table needs cannot wait for tables.
        return isEarly ? texts.dependencies.needs[item.object, default: []] : item.needs
    }

    /// The source text of `uses`.
    private func uses(of needs: Set<CatalogueIdentity>, besides identity: CatalogueIdentity) -> [String] {
        var names: Set<String> = []
        var quoted: Set<String> = []
        for need in needs {
            switch use(need) {
            case .name(let name): names.insert(SourceText.name(name))
            case .item(let place):
                let draft = items[place].draft
                if items[place].object == identity { continue }
                let name = OpaqueObject.name(kind: draft.kind, identity: draft.identity, table: draft.table)
                quoted.insert(SourceText.string(identityCounts[draft.identity] == 1 ? draft.identity : name))
            case nil: break
            }
        }
        return names.sorted() + quoted.sorted()
    }

    /// The items that tables, their constraints and indexes, or types need, with all that those need: they stand before.
    private func neededByTables() -> Set<Int> {
        var result: Set<Int> = []
        var open: [CatalogueIdentity] = drafter.map.catalogue.objects.map(\.identity).filter { identity in
            switch identity.kind {
            case .table, .domain, .column, .primaryKey, .uniqueConstraint, .checkConstraint, .foreignKey,
                .exclusionConstraint, .index, .sequence, .enumeration:
                // What belongs to an item needs the item, and is none that has to wait for it.
                if case .item? = use(identity) { false } else { true }
            default: false
            }
        }
        while let identity = open.popLast() {
            for need in texts.dependencies.needs[identity, default: []] {
                guard case .item(let place)? = use(need), !isPartition(items[place].object),
                    result.insert(place).inserted
                else { continue }
                open.append(items[place].object)
            }
        }
        return result
    }

    /// Whether an object is a part of a divided table: what refers to that needs it in whatever parts.
    private func isPartition(_ identity: CatalogueIdentity) -> Bool {
        drafter.map.catalogue[identity].map { !$0.list(.partitionOf).isEmpty && identity.kind == .table } ?? false
    }

    /// The items in an order in which each stands behind what it needs; by kind and name where nothing else decides.
    private func order() -> [Int] {
        var order: [Int] = []
        var states: [Int: Bool] = [:]
        func targets(_ place: Int) -> [Int] {
            items[place].needs.compactMap { need -> Int? in
                if case .item(let other)? = use(need), other != place { other } else { nil }
            }.sorted()
        }
        for root in items.indices where states[root] == nil {
            var stack: [(place: Int, targets: [Int], next: Int)] = [(root, targets(root), 0)]
            states[root] = false
            while let (place, list, next) = stack.last {
                guard next < list.count else {
                    states[place] = true
                    order.append(place)
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                if states[list[next]] == nil {
                    states[list[next]] = false
                    stack.append((list[next], targets(list[next]), 0))
                }
            }
        }
        return order
    }
}
