/// The paths of pages and files, relative to the documents folder.
enum SitePath {
    /// The folder of a path, with its slash: `tables/`; empty at the top.
    static func folder(of name: String) -> String {
        guard let slash = name.utf8.lastIndex(of: SiteByte.slash) else { return "" }
        return String(name[...slash])
    }

    /// What leads from a page back to the top: `../` for each folder.
    static func toTop(from name: String) -> String {
        String(repeating: "../", count: name.utf8.count { $0 == SiteByte.slash })
    }

    /// A path without its extension; nil where it has another.
    static func stem(_ name: String, extension ending: String) -> String? {
        let suffix = "." + ending
        guard name.count > suffix.count, name.lowercased().hasSuffix(suffix) else { return nil }
        return String(name.dropLast(suffix.count))
    }

    /// The path that a relative path means on a page; nil where it leaves the folder.
    static func resolve(_ path: String, on page: String) -> String? {
        var parts = path.hasPrefix("/") ? [] : folder(of: page).split(separator: "/").map(String.init)
        for part in path.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// A path as it stands in a link.
    static func encoded(_ path: String) -> String {
        if path.utf8.allSatisfy(isPlain) { return path }
        var bytes: [UInt8] = []
        for byte in path.utf8 {
            if isPlain(byte) { bytes.append(byte) } else { bytes += escaped(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An address of another site, without the bytes that no address may hold.
    static func encodedAddress(_ address: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        for byte in address.drop(while: { $0 <= SiteByte.space }) {
            switch byte {
            case 0..<0x20, 0x7F: continue
            case 0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7E, 0x80...0xFF: bytes += escaped(byte)
            default: bytes.append(byte)
            }
        }
        return bytes
    }

    /// A part of a link without its percent signs.
    static func decoded(_ bytes: some Collection<UInt8>) -> String {
        var result: [UInt8] = []
        var rest = Array(bytes)[...]
        while let byte = rest.popFirst() {
            if byte == SiteByte.percent, rest.count > 1, let high = SiteByte.hexadecimal(rest[rest.startIndex]),
                let low = SiteByte.hexadecimal(rest[rest.startIndex + 1])
            {
                result.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        [SiteByte.percent, SiteByte.hexadecimalDigits[Int(byte >> 4)], SiteByte.hexadecimalDigits[Int(byte & 15)]]
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x2F, 0x5F, 0x7E: true
        default: false
        }
    }
}
