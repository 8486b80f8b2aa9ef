import SchemagenModel

/// The objects that are created in an order of their own, with what each needs of the others.
struct CreationNodes {
    /// The objects in the order of the file.
    private(set) var creations: [Creation] = []
    /// What they need, at the same offsets.
    private(set) var nodes: [CreationOrder.Node] = []

    private let structure: Structure
    private var offsets: [ObjectIdentity: Int] = [:]
    /// Further offsets of objects whose identity another has too.
    private var furtherOffsets: [ObjectIdentity: [Int]] = [:]
    /// Domains and types that are SQL statements, by what SQL calls them.
    private var typesInSQL: [NativeTypeName: ObjectIdentity] = [:]

    init(_ structure: Structure, isWanted: (ObjectIdentity) -> Bool) {
        self.structure = structure
        collect(isWanted)
        nodes.reserveCapacity(creations.count)
        for (offset, creation) in creations.enumerated() { nodes.append(node(of: creation, at: offset)) }
    }

    private mutating func collect(_ isWanted: (ObjectIdentity) -> Bool) {
        let schema = structure.schema
        var positions: [ObjectIdentity: Int] = [:]
        positions.reserveCapacity(schema.declarationOrder.count)
        for (position, identity) in schema.declarationOrder.enumerated() where positions[identity] == nil {
            positions[identity] = position
        }
        var found: [(position: Int, identity: ObjectIdentity, creation: Creation)] = []
        func add(_ identity: ObjectIdentity, _ creation: Creation) {
            guard isWanted(identity) else { return }
            found.append((positions[identity] ?? .max, identity, creation))
        }
        if structure.isPostgreSQL {
            for (offset, type) in schema.types.enumerated()
            where structure.holds(type) && Self.hasOrder(type) {
                add(ObjectIdentity(.type, type.info.name), .domain(offset))
                let name = NativeTypeName(schema: type.info.sqlSchema, name: type.info.sqlName)
                typesInSQL[name] = ObjectIdentity(.type, type.info.name)
            }
        }
        for (offset, table) in schema.tables.enumerated() where structure.holds(table) {
            add(ObjectIdentity(.table, table.info.name), .table(offset))
        }
        for (offset, view) in schema.views.enumerated() where structure.holds(view) {
            add(ObjectIdentity(.view, view.info.name), .view(offset))
        }
        for (offset, object) in schema.opaqueObjects.enumerated() where structure.holds(object) {
            add(ObjectIdentity(.opaque, object.name), .opaque(offset))
            if object.kind == "type" || object.kind == "domain", let name = NativeTypeName(object.identity) {
                typesInSQL[name] = ObjectIdentity(.opaque, object.name)
            }
        }
        // Offsets break the ties: what the order does not list keeps the order of its kind.
        var order = Array(found.indices)
        order.sort { (found[$0].position, $0) < (found[$1].position, $1) }
        creations.reserveCapacity(order.count)
        offsets.reserveCapacity(order.count)
        for index in order {
            let identity = found[index].identity
            if offsets[identity] == nil {
                offsets[identity] = creations.count
            } else {
                furtherOffsets[identity, default: []].append(creations.count)
            }
            creations.append(found[index].creation)
        }
    }

    private func node(of creation: Creation, at offset: Int) -> CreationOrder.Node {
        var node = CreationOrder.Node(needs: [])
        switch creation {
        case .domain(let position):
            need(structure.schema.types[position].base, from: offset, in: &node)
            node.needsFreeBefore = true
        case .table(let position):
            let table = structure.schema.tables[position]
            for parent in table.options.inherits { need(.table, parent, from: offset, isStrict: true, in: &node) }
            for column in table.columns {
                need(column.type, from: offset, in: &node)
                if let value = column.defaultValue { needSequences(of: value, from: offset, in: &node) }
            }
            for key in table.allForeignKeys where key.info.databases.contains(structure.database) {
                need(.table, key.table, from: offset, isStrict: false, in: &node)
            }
            node.needsFreeBefore = true
        case .view(let position):
            let view = structure.schema.views[position]
            for column in view.columns { need(column.type, from: offset, in: &node) }
            if let uses = view.uses {
                for use in uses { need(use.kind, use.name, from: offset, isStrict: true, in: &node) }
            } else {
                node.needsAllBefore = true
            }
        case .opaque(let position):
            let object = structure.schema.opaqueObjects[position]
            if let table = object.table {
                need(.table, table, from: offset, isStrict: true, in: &node)
                need(.view, table, from: offset, isStrict: true, in: &node)
            } else {
                node.isFree = true
            }
            if let uses = object.uses {
                for use in uses { need(use.kind, use.name, from: offset, isStrict: true, in: &node) }
            } else {
                node.needsAllBefore = true
            }
        }
        return node
    }

    private func need(
        _ kind: ObjectKind, _ name: String, from offset: Int, isStrict: Bool, in node: inout CreationOrder.Node
    ) {
        let identity = ObjectIdentity(kind, name)
        guard let first = offsets[identity] else { return }
        if first != offset { node.needs.append(CreationOrder.Need(target: first, isStrict: isStrict)) }
        guard !furtherOffsets.isEmpty else { return }
        for target in furtherOffsets[identity] ?? [] where target != offset {
            node.needs.append(CreationOrder.Need(target: target, isStrict: isStrict))
        }
    }

    /// Whether a type that is a domain is created in an order of its own: the others need nothing but enums, and are created
    /// before.
    static func hasOrder(_ type: NamedType) -> Bool {
        if SQLEscape.isIn(type) { return true }
        return switch element(of: type.base) {
        case .named, .native: true
        default: false
        }
    }

    /// What arrays and ranges of a type hold in the end.
    private static func element(of type: DataType) -> DataType {
        var type = type
        while true {
            switch type {
            case .array(let element), .range(let element), .multiRange(let element): type = element
            default: return type
            }
        }
    }

    /// The domain of a column or of another domain; enums are there already.
    private func need(_ type: DataType, from offset: Int, in node: inout CreationOrder.Node) {
        switch Self.element(of: type) {
        case .named(let name): need(.type, name, from: offset, isStrict: true, in: &node)
        case .native(let native):
            guard let text = native.sql[structure.database], let name = NativeTypeName(text),
                let type = typesInSQL[name]
            else { return }
            need(type.kind, type.name, from: offset, isStrict: true, in: &node)
        default: return
        }
    }

    /// A sequence is there already; but it goes when the table that owns it does, and its other users go before.
    private func needSequences(of value: Expression, from offset: Int, in node: inout CreationOrder.Node) {
        guard case .nextValue(let name) = value.kind, let sequence = structure.index.sequences[name],
            structure.holds(sequence), let owner = sequence.owner
        else { return }
        need(.table, owner.table, from: offset, isStrict: false, in: &node)
    }
}
