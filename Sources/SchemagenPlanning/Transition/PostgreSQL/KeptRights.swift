import SchemagenModel

/// Something that is dropped and made again, on which rights may have been given by hand.
public struct RightsHolder: Sendable, Equatable {
    /// What there are rights on.
    public enum Name: Sendable, Equatable {
        /// A view.
        case view(QualifiedName, isMaterialized: Bool)
        /// A function or procedure, by its identity.
        case routine(String)
    }

    /// What is dropped.
    public var former: Name
    /// What is made.
    public var latter: Name
}

extension [PlannedStep] {
    /// The steps, with the rights and the owner kept of everything that they drop and make again.
    ///
    /// - Parameter latter: What an object is afterwards, by what it is before.
    func keepingRights(_ latter: (ObjectIdentity) -> ObjectIdentity?) -> [PlannedStep] {
        var gone: [ObjectIdentity: (offset: Int, name: RightsHolder.Name)] = [:]
        /// What to keep where, and what to give back before which step.
        var holders: [RightsHolder] = []
        var pending: [RightsHolder] = []
        var first = count
        var steps: [PlannedStep] = []
        func giveBack() {
            if !pending.isEmpty { steps.append(PlannedStep(.returnRights(pending), in: .latter)) }
            pending = []
        }
        for (offset, planned) in enumerated() {
            let holder = planned.step.rightsHolder
            switch planned.step {
            case .dropView, .dropOpaque:
                if let (identity, name) = holder { gone[latter(identity) ?? identity] = (offset, name) }
                steps.append(planned)
            case .createView, .createOpaque:
                // What comes may give rights itself: the old ones come before it.
                if holder == nil { giveBack() }
                steps.append(planned)
                guard let (identity, name) = holder, let found = gone[identity] else { continue }
                pending.append(RightsHolder(former: found.name, latter: name))
                holders += pending.suffix(1)
                first = Swift.min(first, found.offset)
            default: steps.append(planned)
            }
        }
        giveBack()
        guard !holders.isEmpty else { return self }
        // Nothing stands before the first drop that was not there.
        steps.insert(PlannedStep(.keepRights(holders), in: .latter), at: first)
        return steps
    }
}

extension Step {
    /// What a step drops or makes, where there are rights on it.
    fileprivate var rightsHolder: (ObjectIdentity, RightsHolder.Name)? {
        switch self {
        case .createView(let view), .dropView(let view):
            (
                ObjectIdentity(.view, view.info.name),
                .view(QualifiedName(view.info), isMaterialized: view.isMaterialized)
            )
        case .createOpaque(let object), .dropOpaque(let object):
            ["function", "procedure", "aggregate"].contains(object.kind)
                ? (ObjectIdentity(.opaque, object.name), .routine(object.identity)) : nil
        default: nil
        }
    }
}

extension Transition {
    /// The enums and domains that go while others take their places, by what they are called by then.
    var replacedTypes: [QualifiedName: QualifiedName] {
        var result: [QualifiedName: QualifiedName] = [:]
        for pair in correspondence.enums.pairs {
            let (before, after) = (old.schema.enums[pair.old], new.schema.enums[pair.new])
            guard replaced.enums.contains(after.info.name), new.holds(after) else { continue }
            result[QualifiedName(before.info)] = QualifiedName(after.info)
        }
        for pair in correspondence.types.pairs {
            let (before, after) = (old.schema.types[pair.old], new.schema.types[pair.new])
            guard replaced.types.contains(after.info.name), new.holds(after) else { continue }
            result[QualifiedName(before.info)] = QualifiedName(after.info)
        }
        return result
    }
}

extension PlanEntry {
    /// The entry, which drops a type, with the rights handed on to the one that takes its place, and back.
    func keepingRights(ofTypes replaced: [QualifiedName: QualifiedName]) -> PlanEntry {
        guard let former = up.first?.step.droppedType, let latter = replaced[former] else { return self }
        var result = self
        result.up.insert(PlannedStep(.copyTypeRights(from: former, to: latter), in: .renamed), at: 0)
        result.down.append(PlannedStep(.copyTypeRights(from: latter, to: former), in: .renamed))
        return result
    }
}

extension Step {
    /// The enum or domain that a step drops.
    fileprivate var droppedType: QualifiedName? {
        switch self {
        case .dropEnum(let object): QualifiedName(object.info)
        case .dropDomain(let type): QualifiedName(type.info)
        default: nil
        }
    }
}
