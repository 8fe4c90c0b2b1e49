// Pools of names and how a name is put together in each culture; sample_names.h says what for.

#include "crm/sample_names.h"

#include <span>
#include <string_view>

#include "base/text.h"

namespace crm {

namespace {

using Pool = std::span<const std::string_view>;

// A name in Latin letters and in its own script.
struct Written {
  std::string_view latin;
  std::string_view own;
};

constexpr std::string_view kMalayMen[] = {"Ahmad",    "Muhammad Amir", "Mohd Faizal",  "Azlan",      "Hafiz",
                                          "Iskandar", "Khairul Anuar", "Mohd Ridzuan", "Nazri",      "Rahim",
                                          "Shahrul",  "Zulkifli",      "Amirul",       "Danial",     "Farhan",
                                          "Haziq",    "Imran",         "Syafiq",       "Mohd Hakim", "Nik Azman",
                                          "Rosli",    "Sulaiman",      "Tengku Arif",  "Yusof",      "Abdul Aziz",
                                          "Hisham",   "Fikri",         "Luqman",       "Megat Adli", "Wan Zaid"};
constexpr std::string_view kMalayWomen[] = {
    "Siti Aminah",   "Nur Aisyah", "Nurul Huda",    "Farah Diana", "Noraini",    "Zaleha",
    "Rohani",        "Aina Sofea", "Hajar",         "Izzati",      "Maizura",    "Nadia",
    "Puteri Balqis", "Rafidah",    "Sharifah Alia", "Suraya",      "Wan Nabila", "Yasmin",
    "Zarina",        "Nik Sarah",  "Fatimah",       "Khadijah",    "Liyana",     "Mariam",
    "Norhayati",     "Roslina",    "Syahirah",      "Umi Kalsom",  "Widad",      "Aisyah Humaira"};
constexpr std::string_view kMalayFathers[] = {
    "Abdullah", "Ahmad",   "Hassan", "Ismail", "Ibrahim", "Kamaruddin", "Mansor", "Mohamad",   "Omar",
    "Osman",    "Rahman",  "Razak",  "Salleh", "Samad",   "Talib",      "Yaacob", "Zainal",    "Bakar",
    "Daud",     "Ghazali", "Harun",  "Jaafar", "Latif",   "Mokhtar",    "Nordin", "Shamsuddin"};
constexpr Written kJawi[] = {
    {"Siti Aminah binti Ahmad", "سيتي امينه بنت أحمد"}, {"Muhammad Amir bin Ismail", "محمد أمير بن إسماعيل"},
    {"Nur Aisyah binti Hassan", "نور عائشة بنت حسن"},   {"Abdul Rahman bin Omar", "عبد الرحمن بن عمر"},
    {"Fatimah binti Yusof", "فاطمة بنت يوسف"},          {"Ibrahim bin Daud", "إبراهيم بن داود"},
    {"Khadijah binti Salleh", "خديجة بنت صالح"},        {"Zainal Abidin bin Harun", "زين العابدين بن هارون"}};

constexpr Written kChineseFamilies[] = {
    {"Tan", "陈"},  {"Lim", "林"},  {"Lee", "李"},  {"Ng", "黄"},   {"Wong", "王"}, {"Chan", "陈"},  {"Chong", "张"},
    {"Ong", "王"},  {"Goh", "吴"},  {"Teoh", "张"}, {"Yap", "叶"},  {"Low", "刘"},  {"Cheah", "谢"}, {"Khoo", "邱"},
    {"Chew", "周"}, {"Lau", "刘"},  {"Liew", "廖"}, {"Foo", "符"},  {"Sim", "沈"},  {"Koh", "许"},   {"Ho", "何"},
    {"Yeoh", "杨"}, {"Quah", "柯"}, {"Soh", "苏"},  {"Heng", "王"}, {"Ooi", "黄"}};
constexpr Written kChineseGiven[] = {
    {"Wei Ming", "伟明"},  {"Mei Ling", "美玲"}, {"Jia Hui", "佳慧"},   {"Kok Leong", "国良"}, {"Siew Lan", "秀兰"},
    {"Boon Keat", "文杰"}, {"Hui Min", "慧敏"},  {"Zhi Hao", "志豪"},   {"Xin Yi", "欣怡"},    {"Chee Seng", "志成"},
    {"Yoke Peng", "玉萍"}, {"Wai Kit", "伟杰"},  {"Li Ting", "丽婷"},   {"Jun Jie", "俊杰"},   {"Poh Choo", "宝珠"},
    {"Swee Hock", "瑞福"}, {"Ai Ling", "爱玲"},  {"Kah Wai", "家伟"},   {"Shu Fen", "淑芬"},   {"Yi Xuan", "逸轩"},
    {"Kim Hock", "金福"},  {"Pei Shan", "佩珊"}, {"Ming Yang", "明扬"}, {"Sook Yee", "淑仪"},  {"Jian Hong", "建宏"}};
constexpr Written kTamilMen[] = {{"Arumugam", "ஆறுமுகம்"},
                                 {"Balakrishnan", "பாலகிருஷ்ணன்"},
                                 {"Ganesan", "கணேசன்"},
                                 {"Karthik", "கார்த்திக்"},
                                 {"Muthu", "முத்து"},
                                 {"Prakash", "பிரகாஷ்"},
                                 {"Ravi", "ரவி"},
                                 {"Saravanan", "சரவணன்"},
                                 {"Subramaniam", "சுப்பிரமணியம்"},
                                 {"Vijay", "விஜய்"},
                                 {"Kumaran", "குமரன்"},
                                 {"Dinesh", "தினேஷ்"},
                                 {"Logan", "லோகன்"},
                                 {"Murugan", "முருகன்"}};
constexpr Written kTamilWomen[] = {{"Anjali", "அஞ்சலி"},      {"Devi", "தேவி"},     {"Kavitha", "கவிதா"},
                                   {"Lakshmi", "லட்சுமி"},    {"Malathi", "மாலதி"}, {"Priya", "பிரியா"},
                                   {"Saraswathy", "சரஸ்வதி"}, {"Thilaga", "திலகா"}, {"Uma", "உமா"},
                                   {"Vasantha", "வசந்தா"},    {"Shanti", "சாந்தி"},  {"Yogeswari", "யோகேஸ்வரி"}};

constexpr std::string_view kWorldGiven[] = {
    "Anna",    "Jonas",   "Łukasz", "Zoë",   "Søren",     "Åsa",     "Chloé",    "Mateo",    "Sofía",  "Giulia",
    "Marco",   "Thị Hoa", "Minh",   "Yuki",  "Haruto",    "Min-jun", "Seo-yeon", "Priyanka", "Arjun",  "Olivia",
    "James",   "Amelia",  "Ethan",  "Putu",  "Dewi",      "Somchai", "Aroon",    "Björn",    "Éloïse", "José",
    "Nomvula", "Kwame",   "Omar",   "Layla", "Katarzyna", "Pavel",   "Ingrid",   "Noah",     "Emma",   "Lucas"};
constexpr std::string_view kWorldFamily[] = {
    "Müller",       "Schmidt",    "Kowalski",  "Nguyễn",  "Trần",      "Tanaka",  "Satō",      "Kim",
    "Park",         "García",     "Hernández", "Rossi",   "Bianchi",   "Dubois",  "Lefèvre",   "Jensen",
    "Nilsson",      "O'Brien",    "Smith",     "Johnson", "Taylor",    "Sharma",  "Patel",     "Widodo",
    "Suharto",      "Chaiyaporn", "Novák",     "Horváth", "Öztürk",    "Haddad",  "Mensah",    "Dlamini",
    "van den Berg", "de Souza",   "Petrov",    "Ivanova", "Andersson", "MacLeod", "Fernández", "Silva"};
constexpr Written kWorldOwnScript[] = {{"Tanaka Yuki", "田中 由紀"},
                                       {"Satō Haruto", "佐藤 陽翔"},
                                       {"Kim Min-jun", "김민준"},
                                       {"Park Seo-yeon", "박서연"},
                                       {"Ivanova Anna", "Анна Иванова"},
                                       {"Petrov Pavel", "Павел Петров"},
                                       {"Haddad Layla", "ليلى حداد"},
                                       {"Chaiyaporn Somchai", "สมชาย ชัยพร"},
                                       {"Papadopoulou Eleni", "Ελένη Παπαδοπούλου"},
                                       {"Sharma Priyanka", "प्रियंका शर्मा"}};

constexpr std::string_view kCompanyFirst[] = {
    "Maju Jaya",    "Sinar Harapan", "Cahaya Murni", "Bintang Timur", "Perdana",      "Gemilang",   "Seri Kota",
    "Warisan",      "Damai",         "Mutiara",      "Nusantara",     "Kinabalu",     "Titiwangsa", "Straits",
    "Golden Lotus", "Ever Bright",   "Hock Seng",    "Kim Guan",      "Thye Huat",    "Wah Lee",    "Sri Murugan",
    "Lakshmi",      "Annapurna",     "Rimba Hijau",  "Bayu Laut",     "Pantai Emas",  "Gunung Api", "Tropika",
    "Selasih",      "Kenanga",       "Meranti",      "Northern Star", "Blue Harbour", "Silverline", "Oakfield",
    "Fjordland",    "Nordwind",      "Alpenglow",    "Sakura",        "Hanabi",       "Andaman",    "Mekong",
    "Borneo Peak",  "Equator"};
constexpr std::string_view kCompanyTrade[] = {
    "Logistics",    "Engineering", "Foods",     "Textiles",   "Electronics", "Timber",     "Marine",    "Solar",
    "Printing",     "Furniture",   "Plastics",  "Automation", "Packaging",   "Healthcare", "Education", "Hospitality",
    "Construction", "Software",    "Analytics", "Agro",       "Seafood",     "Coffee",     "Dental",    "Optical",
    "Travel",       "Events",      "Security",  "Cleaning",   "Hardware",    "Media"};
constexpr std::string_view kCompanyForms[] = {"Sdn Bhd", "Sdn Bhd", "Sdn Bhd", "Berhad", "Enterprise", "Trading"};
constexpr std::string_view kWorldForms[] = {"Pte Ltd", "GmbH", "Ltd",    "Inc.", "B.V.",
                                            "AB",      "K.K.", "S.r.l.", "PT",   "Co., Ltd"};

template <typename T, size_t N>
const T& pick(base::SeededRandom& random, const T (&pool)[N]) {
  return pool[random.below(static_cast<uint32_t>(N))];
}

std::string joined(std::string_view first, std::string_view second) {
  return std::string(first) + ' ' + std::string(second);
}

SamplePerson malay(base::SeededRandom& random) {
  if (random.chance(6)) {
    const Written& written = pick(random, kJawi);
    return {
        .name = std::string(written.own),
        .parts =
            {.prefix = {}, .given = std::string(written.own), .middle = {}, .family = {}, .suffix = {}, .nickname = {}},
        .mailbox = mailbox_of(written.latin, {}),
        .is_malaysian = true};
  }
  const bool woman = random.chance(50);
  const std::string_view given = woman ? pick(random, kMalayWomen) : pick(random, kMalayMen);
  const std::string_view father = pick(random, kMalayFathers);
  return {.name = std::string(given) + (woman ? " binti " : " bin ") + std::string(father),
          .parts = {.prefix = {},
                    .given = std::string(given),
                    .middle = {},
                    .family = std::string(father),
                    .suffix = {},
                    .nickname = {}},
          .mailbox = mailbox_of(given, father),
          .is_malaysian = true};
}

SamplePerson chinese(base::SeededRandom& random) {
  const Written& family = pick(random, kChineseFamilies);
  const Written& given = pick(random, kChineseGiven);
  const bool han = random.chance(18);
  return {.name = han ? std::string(family.own) + std::string(given.own) : joined(family.latin, given.latin),
          .parts = {.prefix = {},
                    .given = std::string(han ? given.own : given.latin),
                    .middle = {},
                    .family = std::string(han ? family.own : family.latin),
                    .suffix = {},
                    .nickname = {}},
          .mailbox = mailbox_of(given.latin, family.latin),
          .is_malaysian = true};
}

SamplePerson tamil(base::SeededRandom& random) {
  const bool woman = random.chance(50);
  const Written& given = woman ? pick(random, kTamilWomen) : pick(random, kTamilMen);
  const Written& father = pick(random, kTamilMen);
  const bool own_script = random.chance(18);
  SamplePerson person{.name = {}, .parts = {}, .mailbox = mailbox_of(given.latin, father.latin), .is_malaysian = true};
  person.parts.given = std::string(own_script ? given.own : given.latin);
  person.parts.family = std::string(own_script ? father.own : father.latin);
  person.name = own_script ? joined(given.own, father.own)
                           : std::string(given.latin) + (woman ? " a/p " : " a/l ") + std::string(father.latin);
  return person;
}

SamplePerson of_the_world(base::SeededRandom& random) {
  if (random.chance(12)) {
    const Written& written = pick(random, kWorldOwnScript);
    return {
        .name = std::string(written.own),
        .parts =
            {.prefix = {}, .given = std::string(written.own), .middle = {}, .family = {}, .suffix = {}, .nickname = {}},
        .mailbox = mailbox_of(written.latin, {}),
        .is_malaysian = false};
  }
  const std::string_view given = pick(random, kWorldGiven);
  const std::string_view family = pick(random, kWorldFamily);
  return {.name = joined(given, family),
          .parts = {.prefix = {},
                    .given = std::string(given),
                    .middle = {},
                    .family = std::string(family),
                    .suffix = {},
                    .nickname = {}},
          .mailbox = mailbox_of(given, family),
          .is_malaysian = false};
}

}  // namespace

std::string mailbox_of(std::string_view given, std::string_view family) {
  std::string mailbox;
  for (const std::string_view part : {given, family}) {
    if (!mailbox.empty() && !part.empty()) mailbox += '.';
    for (const char c : base::fold(part)) {
      if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) mailbox += c;
    }
  }
  return mailbox;
}

SamplePerson sample_person(base::SeededRandom& random) {
  const uint32_t share = random.below(100);
  if (share < 40) return malay(random);
  if (share < 64) return chinese(random);
  return share < 76 ? tamil(random) : of_the_world(random);
}

SampleCompany sample_company(base::SeededRandom& random, uint32_t number) {
  const std::string_view first = pick(random, kCompanyFirst);
  const std::string_view trade = pick(random, kCompanyTrade);
  const bool is_malaysian = random.chance(78);
  const std::string_view form = is_malaysian ? pick(random, kCompanyForms) : pick(random, kWorldForms);
  SampleCompany company{.name = joined(first, trade) + ' ' + std::string(form),
                        .domain = mailbox_of(first, {}) + mailbox_of(trade, {}),
                        .is_malaysian = is_malaysian};
  // The number keeps domains apart where names repeat.
  if (number >= 300) company.domain += std::to_string(number);
  company.domain += ".example";
  return company;
}

std::string sample_phone(base::SeededRandom& random, bool is_malaysian) {
  const auto digits = [&](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += static_cast<char>('0' + random.below(10));
    return text;
  };
  if (!is_malaysian) return "+1 202-555-01" + digits(2);
  switch (random.below(3)) {
    case 0: return "+60 12-" + digits(3) + ' ' + digits(4);
    case 1: return "01" + std::string(1, static_cast<char>('1' + random.below(9))) + '-' + digits(3) + ' ' + digits(4);
    default: return "03-" + digits(4) + ' ' + digits(4);
  }
}

}  // namespace crm
