create table decision (
    id bigint generated always as identity primary key,
    applicant varchar(200) not null,
    granted boolean not null
);
